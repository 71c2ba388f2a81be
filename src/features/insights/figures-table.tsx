import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '#contract/insights.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import { axisOf, useFigureColumns } from './figure-columns.tsx'

type Row = AgreementReport['measures'][number]

/** Every measure of the project with its interval. */
export function FiguresTable({ report: { measures } }: { report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const figure = useFigureColumns()
  const columns: Column<Row>[] = [
    { id: 'measure', header: t('column.measure'), isRowHeader: true, cell: (row) => t(`measures.${row.measure}`) },
    ...figure<Row>('value', t('column.value'), (row) => row, axisOf(measures), { mark: 0 }),
    numberColumn('units', t('column.results'), ({ units }) => units, format.number),
    numberColumn('labels', t('column.labels'), ({ labels }) => labels, format.number),
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
