import type { SafetyDetail, SafetySettings } from '#contract/safety.ts'
import type { Severity } from './taxonomy.ts'
import { categoryOf } from './taxonomy.ts'

/** The value of a safety label: the highest severity of its findings, 0 of none. */
export function severityOf(findings: readonly { severity: Severity }[]): Severity {
  return Math.max(0, ...findings.map(({ severity }) => severity)) as Severity
}

/** What the abuse of children is suspected in is taken out of everything by its own key, and never labelled. */
const isLabelled = (leaf: string) => leaf !== 'suspected-csam'

/** Whether a safety label is sound: each leaf of its category, nothing found twice or at severity 0, and no evidence that ends before it begins. */
export function isSoundDetail({ findings }: SafetyDetail): boolean {
  const kinds = new Set(findings.map(({ category, leaf }) => `${category}/${leaf ?? ''}`))
  return (
    kinds.size === findings.length &&
    findings.every(
      ({ category, leaf, severity, evidence }) =>
        severity > 0 &&
        (leaf === null || (isLabelled(leaf) && categoryOf(leaf) === category)) &&
        evidence.every((part) => (part.kind === 'span' ? part.from < part.to : part.fromMs <= part.toMs)),
    )
  )
}

/** Whether a project asks anything beside relevance. */
export function asksMore({ mode, intent, servingRisk }: SafetySettings): boolean {
  return mode !== 'off' || intent || servingRisk
}
