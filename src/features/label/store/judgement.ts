import type { CannotJudgeReason, CurrentLabel } from '#contract/labelling.ts'
import type { SafetyDetail } from '#contract/safety.ts'

/** What is said of a result in one dimension now. */
export interface Judgement {
  kind: 'value' | 'cannot-judge'
  value: number | null
  reason: CannotJudgeReason | null
  explanation: string
  /** What a judgement of safety says beside its value. */
  detail?: SafetyDetail | null | undefined
}

export type Dimension = CurrentLabel['dimension']

/** What is said of one result. */
export interface Judged {
  relevance?: Judgement | undefined
  flag?: Judgement | undefined
  safety?: Judgement | undefined
  'serving-risk'?: Judgement | undefined
  intent?: Judgement | undefined
}

/** Judgements by the result's id. */
export type Judgements = Readonly<Record<string, Judged>>

/** The judgements of a task as labels state them; later labels win. */
export function judgementsOf(labels: readonly CurrentLabel[], start: Judgements = {}): Judgements {
  const judgements: Record<string, Judged> = { ...start }
  for (const { subject, dimension, ...judgement } of labels)
    judgements[subject] = { ...judgements[subject], [dimension]: judgement }
  return judgements
}

/** The same judgements with one changed; `undefined` takes it away. */
export function withJudgement(
  judgements: Judgements,
  subject: string,
  dimension: Dimension,
  judgement: Judgement | undefined,
): Judgements {
  return { ...judgements, [subject]: { ...judgements[subject], [dimension]: judgement } }
}
