import { useTranslation } from 'react-i18next'
import type { ProjectReport } from '#contract/report.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { moneyColumn, numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'

type Cost = ProjectReport['cost']
type Row = Cost['languages'][number]

/** What the work came to, per language and in all, against the budget. */
export function ReportCost({ cost }: { cost: Cost }) {
  const { t } = useTranslation(['plan', 'runs'])
  const format = useFormat()
  const { currency, budget, fixed, total, open } = cost
  const money = (amount: number | null) => (amount === null ? t('plan:report.noRate') : format.money(amount, currency))
  const column = (id: string, header: string, of: (row: Row) => number | null, none?: string): Column<Row> => ({
    ...moneyColumn(id, header, of, { currency, write: money }),
    cell: (row) => {
      const amount = of(row)
      return amount === null && none ? none : money(amount)
    },
  })
  const columns: Column<Row>[] = [
    {
      id: 'language',
      header: t('plan:report.language'),
      isRowHeader: true,
      cell: ({ language }) => format.language(language),
    },
    numberColumn('labels', t('plan:report.labels'), ({ labels }) => labels, format.number),
    numberColumn('minutes', t('plan:report.minutes'), ({ minutes }) => Math.round(minutes * 10) / 10, format.number),
    column('money', t('plan:report.money'), (row) => row.money),
    column('perHour', t('plan:rates.perHour'), (row) => row.perHour),
    column('perLabel', t('plan:report.perLabel'), ({ money, labels }) =>
      money === null || labels === 0 ? null : money / labels,
    ),
    column('perAccepted', t('plan:quality.cost'), ({ perAccepted }) => perAccepted, '–'),
  ]
  const share = budget && total !== null ? t('plan:report.ofBudget', { percent: format.percent(total / budget) }) : ''
  return (
    <>
      <Table
        label={t('plan:report.cost')}
        columns={columns}
        rows={cost.languages}
        rowKey={({ language }) => language}
        empty={t('plan:report.noWork')}
        file="cost.csv"
      />
      <Facts
        rows={[
          [t('plan:report.fixed'), money(fixed)],
          [t('plan:report.total'), [money(total), share].filter(Boolean).join(' · ')],
          [t('plan:report.budget'), budget !== null && money(budget)],
          [t('runs:column.open'), open.decisions > 0 && `${format.number(open.decisions)} · ${money(open.money)}`],
        ]}
      />
    </>
  )
}
