import { useTranslation } from 'react-i18next'
import type { SafetyDetail, Severity } from '#contract/safety.ts'
import { safetyCategories } from '#contract/words.ts'
import { severityOf } from '#core/safety.ts'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import styles from './room.module.css'

const severities: readonly Severity[] = [0, 1, 2, 3, 4]
const clean: SafetyDetail = { findings: [], bases: [], confidence: null }

interface Props {
  value: SafetyDetail | null
  onChange: (value: SafetyDetail) => void
}

/** How unsafe the item is, and of what kind: the gravest alone, as a room talks about it. */
export function SafetyVote({ value, onChange }: Props) {
  const { t } = useTranslation(['calibration', 'settings', 'safety'])
  const [first] = value?.findings ?? []
  const severity = value === null ? null : severityOf(value.findings)
  const set = (category: string, grave: Severity) => {
    const known = safetyCategories.find((one) => one === category)
    if (!known || grave === 0) return onChange(clean)
    const finding = { category: known, leaf: null, severity: grave, contexts: [], evidence: [] }
    onChange({ ...clean, findings: [finding] })
  }
  const category = first?.category ?? safetyCategories[0]
  return (
    <section className={styles.safety} id="room-safety">
      <h2>{t('calibration:room.safety.title')}</h2>
      <RadioGroup
        label={t('calibration:room.safety.severity')}
        value={severity === null ? null : String(severity)}
        options={severities.map((one) => ({
          value: String(one),
          label: one === 0 ? t('calibration:room.safety.none') : t(`safety:severity.${one}`),
        }))}
        onChange={(grave) => set(category, Number(grave) as Severity)}
      />
      {severity !== null && severity > 0 && (
        <Select
          label={t('calibration:room.safety.category')}
          value={category}
          options={safetyCategories.map((one) => ({ value: one, label: t(`settings:away.category.${one}`) }))}
          onChange={(one) => set(one, severity)}
        />
      )}
    </section>
  )
}
