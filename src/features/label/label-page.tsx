import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Outbox } from '#client/outbox/outbox.ts'
import { labelProjectOptions } from '#client/queries/labelling.ts'
import type { LabelProject } from '#contract/labelling.ts'
import type { ClauseText } from '#contract/training.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { AwayFrom } from './parts/away-from.ts'
import { CourseOutcome } from './parts/course-outcome.tsx'
import { Desk } from './parts/desk.tsx'
import { FailedTask, NoTask } from './parts/no-task.tsx'
import { usePresence } from './parts/use-presence.ts'
import { createLabelSession } from './store/session.ts'

interface Props {
  /** The project to label in; null for everything that waits, whatever its project. */
  projectId: string | null
  outbox: Outbox
  /** Correcting this task from the history, instead of taking new ones. */
  assignmentId?: string
  onCorrected?: () => void
  /** The guideline beside the task, drawn by the application. */
  guideline: (projectId: string, taskLanguage: string, clause?: string) => ReactNode
  /** What lies beside the work and lets people step away from it, drawn by the application. */
  away: (work: AwayFrom) => ReactNode
  /** A clause of the guideline, drawn by the application. */
  clause: (clause: ClauseText) => ReactNode
}

/** The page where people label. */
export function LabelPage({ projectId, ...rest }: Props) {
  return projectId === null ? <Labelling project={null} {...rest} /> : <InProject projectId={projectId} {...rest} />
}

function InProject({ projectId, ...rest }: Props & { projectId: string }) {
  const { t } = useTranslation(['label', 'errors'])
  const project = useQuery(labelProjectOptions(projectId))
  if (project.isError) {
    return (
      <Page title={t('label:pageTitle')}>
        <Notice kind="error">{t('errors:not-found')}</Notice>
      </Page>
    )
  }
  if (!project.data) return <Waiting />
  return <Labelling key={project.data.id} project={project.data} {...rest} />
}

function Waiting() {
  const { t } = useTranslation('label')
  return (
    <Page title={t('pageTitle')}>
      <Skeleton lines={10} />
    </Page>
  )
}

function Labelling({
  project,
  outbox,
  assignmentId,
  onCorrected,
  guideline,
  clause,
  away,
}: Omit<Props, 'projectId'> & { project: LabelProject | null }) {
  const { i18n } = useTranslation('label')
  const client = useQueryClient()
  const session = useMemo(
    () =>
      createLabelSession({
        source: project ? { project } : { project, load: (id) => client.fetchQuery(labelProjectOptions(id)) },
        outbox,
        assignmentId,
        onCorrected,
        uiLanguage: () => i18n.resolvedLanguage ?? 'en',
      }),
    [project, client, outbox, assignmentId, onCorrected, i18n],
  )
  const { phase, current } = useStore(session.store)
  usePresence(session)
  useEffect(() => void session.start(), [session])
  if (phase === 'failed') return <FailedTask session={session} />
  if (phase === 'outcome') return <CourseOutcome session={session} />
  if (phase === 'nothing') return <NoTask session={session} />
  if (!current) return <Waiting />
  return (
    <Desk {...{ session, outbox, guideline, clause, away }} task={current} isCorrection={assignmentId !== undefined} />
  )
}
