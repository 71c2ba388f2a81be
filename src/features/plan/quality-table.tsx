import { useTranslation } from 'react-i18next'
import type { QualityRow } from '#contract/life.ts'
import { fromMinor } from '#core/money.ts'
import type { Format } from '#i18n/formatters.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import styles from './plan.module.css'

const marks = { pass: '✓', fail: '✗', unclear: '…', none: '' } as const
const counted = { agreement: 'results', speed: 'labels', cost: 'labels', skill: 'answers' } as const
const wanted = { agreement: 'moreResults', speed: 'moreLabels', cost: 'moreLabels', skill: 'moreAnswers' } as const

/** How each standard's figures are written. */
function writing(format: Format, currency: string, seconds: (value: string) => string) {
  return {
    agreement: (value: number) => format.figure(value),
    speed: (value: number) => seconds(format.number(Math.round(value * 10) / 10)),
    cost: (value: number) => format.money(Math.round(value * 100) / 100, currency),
    skill: (value: number) => format.percent(value),
  }
}

/** Each standard with what was measured, its interval, how much it was made of, and the verdict. */
export function QualityTable({ rows, currency, label }: { rows: QualityRow[]; currency: string; label: string }) {
  const { t } = useTranslation(['plan', 'insights', 'ui'])
  const format = useFormat()
  const write = writing(format, currency, (value) => t('plan:quality.seconds', { value }))
  /** Money in units of its currency, all else as it is. */
  const inUnits = (of: (row: QualityRow) => number | null) => (row: QualityRow) => {
    const value = of(row)
    return value !== null && row.standard === 'cost' ? fromMinor(value, currency) : value
  }
  const columns: Column<QualityRow>[] = [
    {
      id: 'standard',
      header: t('plan:quality.standard'),
      isRowHeader: true,
      csv: ({ standard }) => t(`plan:quality.${standard}`),
      cell: ({ standard, measure }) => (
        <span className={styles.cell}>
          {t(`plan:quality.${standard}`)}
          {measure && <small>{t(`insights:measures.${measure}`)}</small>}
          {standard === 'cost' && <small>{t('plan:quality.costHint')}</small>}
        </span>
      ),
    },
    {
      id: 'asked',
      header: t('plan:quality.asked'),
      csv: inUnits(({ asked }) => asked),
      cell: ({ standard, asked }) =>
        asked === null
          ? t('plan:quality.none')
          : t(standard === 'agreement' || standard === 'skill' ? 'plan:quality.least' : 'plan:quality.most', {
              value: write[standard](asked),
            }),
    },
    {
      id: 'measured',
      header: t('plan:quality.measured'),
      csv: {
        [t('plan:quality.measured')]: inUnits(({ value }) => value),
        [t('ui:low')]: inUnits(({ low }) => low),
        [t('ui:high')]: inUnits(({ high }) => high),
      },
      cell: ({ standard, value, low, high, count }) => (
        <span className={styles.cell}>
          {value === null ? t('plan:quality.none') : write[standard](value)}
          {low !== null && high !== null && (
            <small>{t('plan:quality.interval', { low: write[standard](low), high: write[standard](high) })}</small>
          )}
          <small>{t(`plan:quality.${counted[standard]}`, { count })}</small>
        </span>
      ),
    },
    {
      id: 'verdict',
      header: t('plan:quality.verdict'),
      csv: ({ verdict }) => t(`plan:verdict.${verdict}`),
      cell: ({ standard, verdict, more, withoutRate }) => (
        <span className={styles.cell}>
          <span className={verdict === 'none' ? styles.unsaid : styles.verdict}>
            <span aria-hidden="true">{marks[verdict]}</span> {t(`plan:verdict.${verdict}`)}
          </span>
          {more !== null && <small>{t(`plan:quality.${wanted[standard]}`, { count: more })}</small>}
          {withoutRate.length > 0 && (
            <small>{t('plan:quality.withoutRate', { languages: withoutRate.map(format.language).join(', ') })}</small>
          )}
        </span>
      ),
    },
  ]
  return (
    <Table
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ standard }) => standard}
      empty={t('plan:quality.none')}
      file="standards.csv"
    />
  )
}
