import type { ProjectState } from '#contract/basics.ts'
import { projectStates } from '#contract/words.ts'

/** Whether a project in this state hands out work: a pilot and production do. */
export function handsOut(state: ProjectState): boolean {
  return state === 'pilot' || state === 'production'
}

/** The states one step on and one step back; null at the ends of the way. */
export function neighbours(state: ProjectState): { next: ProjectState | null; back: ProjectState | null } {
  const at = projectStates.indexOf(state)
  return { next: projectStates[at + 1] ?? null, back: projectStates[at - 1] ?? null }
}
