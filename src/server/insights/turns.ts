import { runInTurns, type Steps } from '#core/steps.ts'

/** Works through steps, and lets requests be answered in between. */
export function inTurns<T>(steps: Steps<T>): Promise<T> {
  return runInTurns(steps, () => new Promise((resolve) => setTimeout(resolve, 0)), { now: () => performance.now() })
}
