import { useTranslation } from 'react-i18next'
import type { GoldSum } from '#contract/gold.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'

/** How much gold there is per use and language, and how the answers on it went in sum. */
export function SumsTable({ sums }: { sums: readonly GoldSum[] }) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  const columns: Column<GoldSum>[] = [
    { id: 'pool', header: t('pool'), isRowHeader: true, cell: (row) => t(`pools.${row.pool}`) },
    { id: 'language', header: t('language'), cell: (row) => format.language(row.language) },
    numberColumn('active', t('active'), ({ active }) => active, format.number),
    numberColumn('retired', t('retired'), ({ retired }) => retired, format.number),
    numberColumn('answers', t('answers'), ({ tally }) => tally?.total ?? null, format.number),
    numberColumn('right', t('right'), ({ tally }) => tally && tally.correct / tally.total, format.percent),
  ]
  return (
    <Table
      label={t('sums')}
      columns={columns}
      rows={sums}
      rowKey={(row) => `${row.pool} ${row.language}`}
      empty={t('empty')}
      file="gold.csv"
    />
  )
}
