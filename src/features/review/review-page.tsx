import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Outbox } from '#client/outbox/outbox.ts'
import { attend } from '#client/presence/attend.ts'
import { projectOptions } from '#client/queries/projects.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { Project } from '#contract/project.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { NothingToReview } from './parts/nothing-to-review.tsx'
import { ReviewContext } from './parts/review-context.ts'
import { ReviewFrame } from './parts/review-frame.tsx'
import { createReviewSession, type ReviewSession } from './store/review-session.ts'

interface Props {
  projectId: string
  outbox: Outbox
  /** The guideline beside the work, drawn by the application. */
  guideline: (taskLanguage: string) => ReactNode
  /** What lies beside the work and lets people step away from it, drawn by the application. */
  away: (work: { hasMasked: boolean; onAway: (isAway: boolean) => void }) => ReactNode
}

/** The page where disagreements are settled. */
export function ReviewPage({ projectId, ...rest }: Props) {
  const { t } = useTranslation(['review', 'errors'])
  const project = useQuery(projectOptions(projectId))
  const clauses = useClauses(projectId)
  if (project.data && clauses)
    return <Reviewing key={projectId} project={project.data} needsClause={clauses.length > 0} {...rest} />
  return (
    <Page title={t('review:title')}>
      {project.isError ? <Notice kind="error">{t('errors:not-found')}</Notice> : <Skeleton lines={10} />}
    </Page>
  )
}

interface Ready extends Omit<Props, 'projectId'> {
  project: Project
  needsClause: boolean
}

function Reviewing({ project, outbox, guideline, away, needsClause }: Ready) {
  const { t } = useTranslation(['review', 'label', 'errors'])
  const { id } = project
  const isSafetyAll = project.safety.mode === 'only'
  const session = useMemo(
    () => createReviewSession({ projectId: id, outbox, needsClause, isSafetyAll }),
    [id, outbox, needsClause, isSafetyAll],
  )
  const { phase, error } = useStore(session.store)
  useEffect(() => void session.start(), [session])
  useTimed(session)
  useEffect(() => {
    document.title = `${t('review:title')} · ${project.name}`
  }, [t, project.name])
  const context = useMemo(() => ({ project, session, outbox }), [project, session, outbox])
  if (phase === 'group') {
    return (
      <ReviewContext value={context}>
        <ReviewFrame guideline={guideline} away={away} />
      </ReviewContext>
    )
  }
  if (phase === 'nothing') {
    return (
      <ReviewContext value={context}>
        <NothingToReview />
      </ReviewContext>
    )
  }
  return (
    <Page title={t('review:title')}>
      {phase === 'loading' && <Skeleton lines={10} />}
      {phase === 'failed' && (
        <>
          <Notice kind="error">{t(`errors:${error?.id ?? 'internal'}`, { count: 60 })}</Notice>
          <Button variant="primary" autoFocus onPress={() => void session.start()}>
            {t('label:failed.retry')}
          </Button>
        </>
      )}
    </Page>
  )
}

/** Times what the reviewer does; who works by keys alone moves and decides, and that shows in the session. */
function useTimed(session: ReviewSession): void {
  useEffect(() => {
    const { touch, end } = attend(session.stopwatch)
    const stop = session.store.subscribe(({ at, decided, drafts }, before) => {
      if (at !== before.at || decided !== before.decided || drafts !== before.drafts) touch()
    })
    return () => {
      stop()
      end()
    }
  }, [session])
}
