import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Outbox } from '#client/outbox/outbox.ts'
import type { ClauseText } from '#contract/training.ts'
import type { LabelSession } from '../store/session.ts'
import type { TaskStore } from '../store/task-store.ts'
import type { AwayFrom } from './away-from.ts'
import { LabelContext } from './label-context.ts'
import { TaskFrame } from './task-frame.tsx'

interface Props {
  session: LabelSession
  outbox: Outbox
  task: TaskStore
  isCorrection: boolean
  guideline: (projectId: string, taskLanguage: string, clause?: string) => ReactNode
  clause: (clause: ClauseText) => ReactNode
  away: (work: AwayFrom) => ReactNode
}

/** The task in hand with the scale and the rules of its own project. */
export function Desk({ session, outbox, task, ...frame }: Props) {
  const { t } = useTranslation('label')
  const project = useStore(task.store, (state) => state.project)
  useEffect(() => {
    document.title = `${t('pageTitle')} · ${project.name}`
  }, [t, project.name])
  const context = useMemo(() => ({ project, session, outbox, task }), [project, session, outbox, task])
  return (
    <LabelContext value={context}>
      <TaskFrame {...frame} />
    </LabelContext>
  )
}
