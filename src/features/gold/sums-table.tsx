import { useTranslation } from 'react-i18next'
import type { GoldSum } from '#contract/gold.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'

/** How much gold there is per use and language, and how the answers on it went in sum. */
export function SumsTable({ sums }: { sums: readonly GoldSum[] }) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  const columns: Column<GoldSum>[] = [
    { id: 'pool', header: t('pool'), isRowHeader: true, cell: (row) => t(`pools.${row.pool}`) },
    { id: 'language', header: t('language'), cell: (row) => format.language(row.language) },
    { id: 'active', header: t('active'), numeric: true, cell: (row) => format.number(row.active) },
    { id: 'retired', header: t('retired'), numeric: true, cell: (row) => format.number(row.retired) },
    {
      id: 'answers',
      header: t('answers'),
      numeric: true,
      cell: (row) => (row.tally ? format.number(row.tally.total) : '–'),
    },
    {
      id: 'right',
      header: t('right'),
      numeric: true,
      cell: (row) => (row.tally ? format.percent(row.tally.correct / row.tally.total) : '–'),
    },
  ]
  return (
    <Table
      label={t('sums')}
      columns={columns}
      rows={sums}
      rowKey={(row) => `${row.pool} ${row.language}`}
      empty={t('empty')}
    />
  )
}
