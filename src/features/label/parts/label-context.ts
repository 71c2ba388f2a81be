import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Outbox } from '#client/outbox/outbox.ts'
import type { LabelProject } from '#contract/labelling.ts'
import type { LabelSession } from '../store/session.ts'
import { subjectAt } from '../store/subjects.ts'
import type { TaskState, TaskStore } from '../store/task-store.ts'

/** What every part of the label page stands on. */
export interface LabelPageContext {
  project: LabelProject
  session: LabelSession
  outbox: Outbox
  task: TaskStore
}

export const LabelContext = createContext<LabelPageContext | null>(null)

/** The context of the page; throws outside of it. */
export function useLabel(): LabelPageContext {
  const context = use(LabelContext)
  if (!context) throw new Error('no label page around this')
  return context
}

/** What is judged in the place in view. */
export const subjectInView = ({ task, at }: TaskState) => subjectAt(task, at)

/** One piece of the task's state; the component renders again only when that piece changes. */
export function useTask<T>(pick: (state: TaskState) => T): T {
  return useStore(useLabel().task.store, pick)
}
