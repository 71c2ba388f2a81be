import { useTranslation } from 'react-i18next'
import type { PersonDrift } from '#contract/drift.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import styles from './drift.module.css'
import { reachOf, useOffsetColumns } from './drift-columns.tsx'

/** Who is harsher: against everybody, and against those who grade in the same language. */
export function DriftPeople({ rows: people }: { rows: readonly PersonDrift[] }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const offset = useOffsetColumns()
  const rows = people.map((row, at) => ({ ...row, key: String(at) }))
  type Row = (typeof rows)[number]
  const reach = reachOf(rows.map((row) => row.inAll))
  const spoken = (row: Row) => format.list(row.languages.map((one) => format.language(one)))
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('drift.person'),
      isRowHeader: true,
      sortValue: (row) => row.name,
      cell: (row) => <bdi>{row.name}</bdi>,
    },
    { id: 'languages', header: t('drift.language'), sortValue: spoken, cell: spoken },
    numberColumn('labels', t('drift.labels'), ({ labels }) => labels, format.number),
    ...offset<Row>('all', t('drift.inAll'), (row) => row.inAll, reach),
    ...offset<Row>('own', t('drift.inLanguage'), (row) => row.inLanguage, null),
  ]
  return (
    <section>
      <h2>{t('drift.people')}</h2>
      <p className={styles.quiet}>{t('drift.inLanguageHint')}</p>
      <Table
        label={t('drift.people')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={t('drift.empty')}
        file="drift-people.csv"
      />
    </section>
  )
}
