import type { SafetyDetail } from '#contract/safety.ts'
import { queryIntents, servingRisks } from '#contract/safety-words.ts'
import type { dimensions } from '#contract/words.ts'
import { policyVersion, taxonomy } from '#core/taxonomy.ts'

/** The columns of what was said of safety, empty for grades. */
export const safetyColumns = [
  'severity',
  'categories',
  'findings',
  'dsa',
  'bases',
  'confidence',
  'policy_version',
  'answer',
]

interface Said {
  dimension: (typeof dimensions)[number]
  value: number | null
  detail: SafetyDetail | null
}

const dsaOf = new Map(taxonomy.map(({ id, dsa }) => [id, dsa]))
const joined = (names: readonly (string | undefined)[]) => [...new Set(names)].join(';')

/**
 * The cells of one label: severity, categories, findings as JSON, the categories of the transparency database of the Digital Services Act, what it was
 * judged from, how sure the person is, and the version of the taxonomy; of serving risk and intent the answer by name.
 */
export function safetyCells({ dimension, value, detail }: Said): (string | number | null)[] {
  const blank = Array.from(safetyColumns, () => null)
  if (dimension === 'serving-risk' || dimension === 'intent') {
    const names = dimension === 'intent' ? queryIntents : servingRisks
    return [...blank.slice(1), value === null ? null : (names[value] ?? null)]
  }
  if (dimension !== 'safety' || !detail) return blank
  const categories = detail.findings.map(({ category }) => category)
  return [
    ...[value, joined(categories), JSON.stringify(detail.findings), joined(categories.map((id) => dsaOf.get(id)))],
    ...[joined(detail.bases), detail.confidence, policyVersion, null],
  ]
}
