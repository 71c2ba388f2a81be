import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { guidelineOptions } from '#client/queries/guidelines.ts'
import { parseClauses } from '#core/guideline.ts'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import styles from './gold.module.css'

/** What goes with an item of gold beside its grade. */
export interface GoldFieldValues {
  tolerance: number
  reason: string
  clause: string | null
}

interface Props {
  projectId: string
  value: GoldFieldValues
  reasonHint: string
  onChange: (change: Partial<GoldFieldValues>) => void
}

/** Tolerance, reason and clause; the clauses are those of the guideline in force, in the reader's language where there is one. */
export function GoldFields({ projectId, value, reasonHint, onChange }: Props) {
  const { t, i18n } = useTranslation('gold')
  const { data } = useQuery(guidelineOptions(projectId))
  const texts = data?.texts ?? {}
  const clauses = parseClauses(texts[i18n.resolvedLanguage ?? ''] ?? texts.en ?? Object.values(texts)[0] ?? '')
  const known = clauses.some(({ id }) => id === value.clause)
  const cited = value.clause !== null && !known ? [{ id: value.clause, title: value.clause }] : []
  return (
    <>
      <div className={styles.pair}>
        <NumberField
          label={t('tolerance')}
          description={t('toleranceHint')}
          minValue={0}
          maxValue={10}
          value={value.tolerance}
          onChange={(tolerance) => onChange({ tolerance })}
        />
        <Select
          label={t('clause')}
          value={value.clause ?? ''}
          onChange={(clause) => onChange({ clause: clause || null })}
          options={[
            { value: '', label: t('noClause') },
            ...[...cited, ...clauses].map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </div>
      <TextArea
        label={t('reason')}
        description={reasonHint}
        rows={2}
        dir="auto"
        value={value.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  )
}
