import type { Scale, TaskKind } from '#contract/project.ts'
import { consensus, type LabelRule, lowerMedian, majority } from './consensus.ts'

/** The stored value of "both are bad"; it lies outside the order of preferences and is counted apart. */
export const bothBad = 9

/** Keys and stored values of a preference, from the first side to the second: below 0 the first is better. */
const shapes = {
  sides: [-3, -2, -1, 0, 1, 2, 3].map((value, at) => ({ key: String(at + 1), value })),
  pairwise: [
    { key: '1', value: -1 },
    { key: '2', value: 0 },
    { key: '3', value: 1 },
    { key: '0', value: bothBad },
  ],
} as const

/** Whether the kind asks for a preference instead of a grade. */
export function isPreference(kind: TaskKind): kind is 'sides' | 'pairwise' {
  return kind === 'sides' || kind === 'pairwise'
}

/** The scale that a kind begins with. */
export function firstScaleOf(kind: TaskKind): Scale['kind'] {
  if (kind === 'sides') return 'preference-7'
  return kind === 'pairwise' ? 'preference-3' : 'graded-0-3'
}

/** Whether a scale can be used with a kind: preferences have fixed keys and values, whatever they are called. */
export function fitsKind(scale: Scale, kind: TaskKind): boolean {
  const isPreferenceScale = scale.kind === 'preference-7' || scale.kind === 'preference-3'
  if (!isPreference(kind)) return !isPreferenceScale
  const shape = shapes[kind]
  return (
    scale.kind === firstScaleOf(kind) &&
    scale.grades.length === shape.length &&
    shape.every(({ key, value }, at) => scale.grades[at]?.key === key && scale.grades[at]?.value === value)
  )
}

/** A preference seen from the other side; "both bad" stays what it is, and so does null. */
export function mirrored<T extends number | null>(value: T): T {
  // 0 - 0 instead of -0, which JSON and Object.is tell apart.
  return value === null || value === bothBad ? value : ((0 - value) as T)
}

/**
 * One preference for those of several people: "both bad" (the value `apart`) when more than half say so; else the rule over
 * the others, of two in the middle the lower. Null if there are none.
 */
export function preferenceConsensus(rule: LabelRule, values: readonly number[], apart = bothBad): number | null {
  const ordered = values.filter((value) => value !== apart)
  const bad = values.length - ordered.length
  if (bad * 2 > values.length) return apart
  return rule === 'majority' ? majority(ordered) : lowerMedian(ordered)
}

/** One grade for the labels of a subject in a project of a kind, after a rule of those labels; null if there is none. */
export function consensusOf(kind: TaskKind, rule: LabelRule, values: readonly number[]): number | null {
  return isPreference(kind) ? preferenceConsensus(rule, values) : consensus(rule, values)
}
