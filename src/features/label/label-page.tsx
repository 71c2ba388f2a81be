import { useQuery } from '@tanstack/react-query'
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
import { CourseOutcome } from './parts/course-outcome.tsx'
import { LabelContext } from './parts/label-context.ts'
import { FailedTask, NoTask } from './parts/no-task.tsx'
import { TaskFrame } from './parts/task-frame.tsx'
import { usePresence } from './parts/use-presence.ts'
import { createLabelSession } from './store/session.ts'

interface Props {
  projectId: string
  outbox: Outbox
  /** Correcting this task from the history, instead of taking new ones. */
  assignmentId?: string
  onCorrected?: () => void
  /** The guideline beside the task, drawn by the application. */
  guideline: (taskLanguage: string, clause?: string) => ReactNode
  /** A clause of the guideline, drawn by the application. */
  clause: (clause: ClauseText) => ReactNode
}

/** The page where people label. */
export function LabelPage({ projectId, ...rest }: Props) {
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
}: Omit<Props, 'projectId'> & { project: LabelProject }) {
  const { t, i18n } = useTranslation('label')
  const session = useMemo(
    () =>
      createLabelSession({
        project,
        outbox,
        assignmentId,
        onCorrected,
        uiLanguage: () => i18n.resolvedLanguage ?? 'en',
      }),
    [project, outbox, assignmentId, onCorrected, i18n],
  )
  const { phase, current } = useStore(session.store)
  usePresence(session)
  useEffect(() => void session.start(), [session])
  useEffect(() => {
    document.title = `${t('pageTitle')} · ${project.name}`
  }, [t, project.name])
  const context = useMemo(
    () => current && { project, session, outbox, task: current },
    [project, session, outbox, current],
  )
  if (phase === 'failed') return <FailedTask session={session} />
  if (phase === 'outcome') return <CourseOutcome session={session} projectId={project.id} />
  if (phase === 'nothing') return <NoTask session={session} projectId={project.id} />
  if (!context) return <Waiting />
  return (
    <LabelContext value={context}>
      <TaskFrame isCorrection={assignmentId !== undefined} guideline={guideline} clause={clause} />
    </LabelContext>
  )
}
