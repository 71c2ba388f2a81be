import { useTranslation } from 'react-i18next'
import type { LanguageDrift } from '#contract/drift.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import styles from './drift.module.css'
import { reachOf, useOffsetColumns } from './drift-columns.tsx'

/** Which language is harsher: in a sentence where that is certain, then each with its interval. */
export function DriftLanguages({ rows }: { rows: readonly LanguageDrift[] }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const offset = useOffsetColumns()
  const reach = reachOf(rows.map((row) => row.offset))
  const columns: Column<LanguageDrift>[] = [
    {
      id: 'language',
      header: t('drift.language'),
      isRowHeader: true,
      sortValue: (row) => format.language(row.language),
      cell: (row) => format.language(row.language),
    },
    numberColumn('anchors', t('drift.anchorCount'), ({ anchors }) => anchors, format.number),
    numberColumn('labels', t('drift.labels'), ({ labels }) => labels, format.number),
    ...offset<LanguageDrift>('offset', t('drift.offset'), (row) => row.offset, reach),
  ]
  const harsher = rows.filter(({ offset: { high } }) => high !== null && high < 0)
  const milder = rows.filter(({ offset: { low } }) => low !== null && low > 0)
  return (
    <section>
      <h2>{t('drift.languages')}</h2>
      {harsher.map(({ language }) => (
        <p key={language}>{t('drift.harsher', { language: format.language(language) })}</p>
      ))}
      {milder.map(({ language }) => (
        <p key={language}>{t('drift.milder', { language: format.language(language) })}</p>
      ))}
      {harsher.length + milder.length === 0 && <p>{t('drift.even')}</p>}
      <div className={styles.table}>
        <Table
          label={t('drift.languages')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.language}
          empty={t('drift.empty')}
          file="drift-languages.csv"
        />
      </div>
    </section>
  )
}
