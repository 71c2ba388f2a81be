import { useTranslation } from 'react-i18next'
import type { SafetyCategory, SafetyLeaf } from '#core/taxonomy.ts'

/** What a category or a leaf of it is called, in the reader's language. */
export function useSafetyName(): (finding: { category: SafetyCategory; leaf: SafetyLeaf | null }) => string {
  const { t } = useTranslation(['settings', 'safety'])
  return ({ category, leaf }) => {
    const whole = t(`settings:away.category.${category}`)
    return leaf && leaf !== 'suspected-csam' ? `${whole} · ${t(`safety:leaf.${leaf}`)}` : whole
  }
}

/** What a safety label says in one line: its findings with their severities, or that there is none. */
export function useSafetySummary(): (findings: Parameters<typeof summaryOf>[0]) => string {
  const { t } = useTranslation('safety')
  const name = useSafetyName()
  return (findings) =>
    summaryOf(findings, (one) => t('summary', { category: name(one), severity: one.severity }), t('none'))
}

function summaryOf(
  findings: readonly { category: SafetyCategory; leaf: SafetyLeaf | null; severity: number }[],
  say: (finding: (typeof findings)[number]) => string,
  none: string,
): string {
  return findings.length === 0 ? none : findings.map(say).join(', ')
}
