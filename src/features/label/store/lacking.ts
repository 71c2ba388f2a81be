import type { LabelProject, TaskView } from '#contract/labelling.ts'
import { isLocked, type Lack, lackOf, type Part } from '#core/progress.ts'
import { defaultSafety } from '#core/viewing-settings.ts'
import type { Judgements } from './judgement.ts'
import { hasSides, subjectsOf } from './subjects.ts'

interface Hand {
  task: TaskView
  project: LabelProject
  judgements: Judgements
}

/** What the project asks of this task: in a course only the grade is learnt. */
export function askedOf({ task, project }: Pick<Hand, 'task' | 'project'>): Pick<LabelProject, 'explain' | 'safety'> {
  return { explain: project.explain, safety: task.course ? defaultSafety : project.safety }
}

function partOf(task: TaskView, subject: string): Part {
  if (subject === task.whole || hasSides(task)) return 'whole'
  return task.results.find(({ id }) => id === subject)?.settled ? 'settled' : 'result'
}

/** What a subject of the task lacks, or null when it is complete. */
export function lackIn(hand: Hand, subject: string): Lack | null {
  const judged = hand.judgements[subject]
  if (subject === hand.task.intent) return judged?.intent ? null : 'intent'
  return lackOf(judged, askedOf(hand), partOf(hand.task, subject))
}

/** Whether a subject cannot be graded before its safety is judged. */
export function isLockedIn(hand: Hand, subject: string): boolean {
  return isLocked(hand.judgements[subject], askedOf(hand), partOf(hand.task, subject))
}

/** All that lacks something, in order: the results, the whole, and last what the query is after. */
export function lackingIn(hand: Hand): { subject: string; lack: Lack }[] {
  const { task } = hand
  return [...subjectsOf(task), ...(task.intent === null ? [] : [task.intent])].flatMap((subject) => {
    const lack = lackIn(hand, subject)
    return lack ? [{ subject, lack }] : []
  })
}
