import type { ConsensusRule } from '#contract/project.ts'
import { modelRules } from '#contract/words.ts'

/** A rule that needs all labels of a project at once. */
export type ModelRule = (typeof modelRules)[number]
/** A rule that needs the labels of one result alone. */
export type LabelRule = Exclude<ConsensusRule, ModelRule>

/** Whether a rule needs all labels of a project at once. */
export function isModelRule(rule: ConsensusRule): rule is ModelRule {
  return (modelRules as readonly string[]).includes(rule)
}

/**
 * The lower median: the middle value in order, and of an even number the lower of the middle two, so that it is always
 * a value somebody gave. `[0, 3]` → 0, `[1, 2, 3]` → 2, `[]` → null.
 */
export function lowerMedian(values: readonly number[]): number | null {
  const ordered = [...values].sort((a, b) => a - b)
  return ordered[Math.ceil(ordered.length / 2) - 1] ?? null
}

/**
 * The most frequent value; when several are equally frequent, the lower median of all values. `[2, 3, 3]` → 3,
 * `[1, 3]` → 1, `[0, 0, 3, 3]` → 0, `[0, 0, 2, 3, 3]` → 2 (the middle, which is none of the tied), `[]` → null.
 */
export function majority(values: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const leaders = [...counts].filter(([, count]) => count === most)
  const [only, rival] = leaders
  return only && !rival ? only[0] : lowerMedian(values)
}

/** One grade for the labels of a result after a rule, or null if there is none. */
export function consensus(rule: LabelRule, values: readonly number[]): number | null {
  return rule === 'majority' ? majority(values) : lowerMedian(values)
}

/** The share of labels that give the grade (0–1), or null where there is no grade. */
export function confidence(values: readonly number[], grade: number | null): number | null {
  if (grade === null || values.length === 0) return null
  return values.filter((value) => value === grade).length / values.length
}
