import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '#contract/insights.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { axisOf, useFigureColumns } from './figure-columns.tsx'

type Row = AgreementReport['measures'][number]

/** Every measure of the project with its interval. */
export function FiguresTable({ report: { measures } }: { report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const figure = useFigureColumns()
  const count = (id: 'units' | 'labels') => ({
    sortValue: (row: Row) => row[id],
    cell: (row: Row) => format.number(row[id]),
  })
  const columns: Column<Row>[] = [
    { id: 'measure', header: t('column.measure'), isRowHeader: true, cell: (row) => t(`measures.${row.measure}`) },
    ...figure<Row>('value', t('column.value'), (row) => row, axisOf(measures), { mark: 0 }),
    { id: 'units', header: t('column.results'), numeric: true, ...count('units') },
    { id: 'labels', header: t('column.labels'), numeric: true, ...count('labels') },
  ]
  return (
    <Table
      label={t('figures')}
      columns={columns}
      rows={measures}
      rowKey={(row) => row.measure}
      empty={t('none')}
      file="agreement.csv"
    />
  )
}
