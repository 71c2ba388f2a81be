import type { TaskView } from '#contract/labelling.ts'

type Parts = Pick<TaskView, 'results' | 'whole' | 'leftCount'>

/** Whether only the whole is judged: a pair, or two lists. */
export function hasSides({ leftCount }: Parts): boolean {
  return leftCount !== null
}

/** How many places can be in view: each result, and after them the whole page where it is judged too. */
export function placesOf(task: Parts): number {
  return task.results.length + (task.whole !== null && !hasSides(task) ? 1 : 0)
}

/** What a label at a place speaks of. */
export function subjectAt(task: Parts, at: number): string {
  if (hasSides(task)) return task.whole ?? ''
  return task.results[at]?.id ?? task.whole ?? ''
}

/** Everything that the task asks to be judged, in order. */
export function subjectsOf(task: Parts): string[] {
  if (hasSides(task)) return task.whole === null ? [] : [task.whole]
  return [...task.results.map(({ id }) => id), ...(task.whole === null ? [] : [task.whole])]
}

/** The place where a subject is judged; `at` where it is judged from any place. */
export function placeOf(task: Parts, subject: string, at: number): number {
  if (hasSides(task)) return at
  return Math.max(0, subjectsOf(task).indexOf(subject))
}
