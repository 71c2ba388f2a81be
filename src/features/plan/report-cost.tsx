import { useTranslation } from 'react-i18next'
import type { ProjectReport } from '#contract/report.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { type Column, Table } from '#ui/table.tsx'

type Cost = ProjectReport['cost']

/** What the work came to, per language and in all, against the budget. */
export function ReportCost({ cost }: { cost: Cost }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { currency, budget, fixed, total } = cost
  const money = (amount: number | null) => (amount === null ? t('report.noRate') : format.money(amount, currency))
  const columns: Column<Cost['languages'][number]>[] = [
    {
      id: 'language',
      header: t('report.language'),
      isRowHeader: true,
      cell: ({ language }) => format.language(language),
    },
    { id: 'labels', header: t('report.labels'), numeric: true, cell: ({ labels }) => format.number(labels) },
    {
      id: 'minutes',
      header: t('report.minutes'),
      numeric: true,
      cell: ({ minutes }) => format.number(Math.round(minutes * 10) / 10),
    },
    { id: 'money', header: t('report.money'), numeric: true, cell: (row) => money(row.money) },
  ]
  const share = budget && total !== null ? t('report.ofBudget', { percent: format.percent(total / budget) }) : ''
  return (
    <>
      <Table
        label={t('report.cost')}
        columns={columns}
        rows={cost.languages}
        rowKey={({ language }) => language}
        empty={t('report.noWork')}
      />
      <Facts
        rows={[
          [t('report.fixed'), money(fixed)],
          [t('report.total'), [money(total), share].filter(Boolean).join(' · ')],
          [t('report.budget'), budget !== null && money(budget)],
        ]}
      />
    </>
  )
}
