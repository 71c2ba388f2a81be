import type { Entry } from '#client/outbox/entry.ts'
import { type Judgements, withJudgement } from './judgement.ts'

/** The judgements of a task with those on top that still wait in the outbox: after a reload nothing looks lost. */
export function waitingLabels(judgements: Judgements, waiting: readonly Entry[], assignmentId: string): Judgements {
  let merged = judgements
  for (const entry of waiting) {
    if (entry.kind !== 'label' || entry.label.assignmentId !== assignmentId) continue
    const { subject, dimension, kind, value, reason, explanation, detail } = entry.label
    const judgement = kind === 'retraction' ? undefined : { kind, value, reason, explanation, detail }
    merged = withJudgement(merged, subject, dimension, judgement)
  }
  return merged
}
