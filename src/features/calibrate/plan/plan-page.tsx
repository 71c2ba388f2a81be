import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  sessionPlanOptions,
  suggestionOptions,
  useCreateSession,
  useUpdateSession,
} from '#client/queries/calibration.ts'
import { projectOptions } from '#client/queries/projects.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { SessionView, Suggestion } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { toast } from '#ui/toast.tsx'
import { AboveSession } from '../above-session.tsx'
import { stateOf } from '../session-state.ts'
import { useGradeNameIn } from '../use-grade-name.ts'
import { type Draft, draftOf, emptyDraft, planOf } from './draft.ts'
import { PlanForm } from './plan-form.tsx'

/** Plans a session; `after` names one whose suggestion, people and question it begins with. */
export function NewPage({ projectId, after }: { projectId: string; after: string | null }) {
  const { data: project, error: lost } = useQuery(projectOptions(projectId))
  const suggested = useQuery({ ...suggestionOptions(projectId, after ?? ''), enabled: after !== null })
  const before = useQuery({ ...sessionPlanOptions(projectId, after ?? ''), enabled: after !== null })
  const clauses = useClauses(projectId)
  const isHere = after === null || (suggested.data && before.data && clauses)
  return (
    <Frame project={project} error={lost ?? suggested.error ?? before.error} isNew>
      {project && isHere && (
        <NewForm
          project={project}
          suggestion={suggested.data?.suggestion ?? null}
          before={before.data ?? null}
          clauseTitle={(id) => clauses?.find((one) => one.id === id)?.title ?? id}
        />
      )}
    </Frame>
  )
}

interface NewProps {
  project: Project
  suggestion: Suggestion | null
  before: SessionView | null
  clauseTitle: (id: string) => string
}

function NewForm({ project, suggestion, before, clauseTitle }: NewProps) {
  const { t } = useTranslation(['calibration', 'common'])
  const navigate = useNavigate()
  const nameOf = useGradeNameIn(project)
  const create = useCreateSession(project.id)
  const why = suggestion?.why
  const titleOf = () => {
    if (!why) return ''
    if (why.kind === 'clause') return clauseTitle(why.clause)
    return t('calibration:plan.confused', { one: nameOf(why.values[0]), other: nameOf(why.values[1]) })
  }
  const draft: Draft = {
    ...emptyDraft,
    ...(before && { asks: before.asks, names: before.names, personIds: before.people.map(({ id }) => id) }),
    title: titleOf(),
    items: why ? (suggestion?.items ?? []).map((item) => ({ ...item, pick: why.kind })) : [],
  }
  return (
    <PlanForm
      project={project}
      initial={draft}
      isFixed={false}
      isPending={create.isPending}
      error={create.error}
      submit={t('calibration:list.plan')}
      onSave={(made) =>
        create.mutate(planOf(made), {
          onSuccess: () => {
            toast({ text: t('calibration:plan.planned') })
            void navigate({ to: '/projects/$projectId/calibration', params: { projectId: project.id } })
          },
        })
      }
    />
  )
}

/** Changes the plan of a session. */
export function EditPage({ projectId, sessionId }: { projectId: string; sessionId: string }) {
  const { t } = useTranslation(['calibration', 'common'])
  const navigate = useNavigate()
  const { data: project, error: lost } = useQuery(projectOptions(projectId))
  const { data: view, error } = useQuery(sessionPlanOptions(projectId, sessionId))
  const update = useUpdateSession(projectId, sessionId)
  const state = view && stateOf(view.phase)
  const isOver = state === 'over' || state === 'cancelled'
  const isFixed = state !== 'planned' && state !== 'lobby'
  const save = (draft: Draft) => {
    const { kind, asks, names, items, ...always } = planOf(draft)
    update.mutate(isFixed ? always : { kind, asks, names, items, ...always }, {
      onSuccess: () => {
        toast({ text: t('common:saved') })
        void navigate({ to: '/projects/$projectId/calibration', params: { projectId } })
      },
    })
  }
  return (
    <Frame project={project} error={error ?? lost}>
      {isOver && (
        <Notice kind="info">
          <p>{t('calibration:plan.over')}</p>
          <Link to="/projects/$projectId/calibration/$sessionId" params={{ projectId, sessionId }}>
            {t('calibration:list.report')}
          </Link>
        </Notice>
      )}
      {project && view && !isOver && (
        <PlanForm
          project={project}
          initial={draftOf(view)}
          isFixed={isFixed}
          isPending={update.isPending}
          error={update.error}
          submit={t('common:save')}
          onSave={save}
        />
      )}
    </Frame>
  )
}

interface FrameProps {
  project: Project | undefined
  error: Error | null
  isNew?: boolean
  children: ReactNode
}

function Frame({ project, error, isNew, children }: FrameProps) {
  const { t } = useTranslation('calibration')
  return (
    <Page title={t(isNew ? 'list.plan' : 'plan.edit')} above={project && <AboveSession project={project} />}>
      <Problem error={error} />
      {children || (!error && <Skeleton lines={12} />)}
    </Page>
  )
}
