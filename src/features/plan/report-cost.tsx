import { useTranslation } from 'react-i18next'
import type { ProjectReport } from '#contract/report.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { type Column, Table } from '#ui/table.tsx'

type Cost = ProjectReport['cost']

/** What the work came to, per language and in all, against the budget. */
export function ReportCost({ cost }: { cost: Cost }) {
  const { t } = useTranslation(['plan', 'runs'])
  const format = useFormat()
  const { currency, budget, fixed, total, open } = cost
  const money = (amount: number | null) => (amount === null ? t('plan:report.noRate') : format.money(amount, currency))
  const columns: Column<Cost['languages'][number]>[] = [
    {
      id: 'language',
      header: t('plan:report.language'),
      isRowHeader: true,
      cell: ({ language }) => format.language(language),
    },
    { id: 'labels', header: t('plan:report.labels'), numeric: true, cell: ({ labels }) => format.number(labels) },
    {
      id: 'minutes',
      header: t('plan:report.minutes'),
      numeric: true,
      cell: ({ minutes }) => format.number(Math.round(minutes * 10) / 10),
    },
    { id: 'money', header: t('plan:report.money'), numeric: true, cell: (row) => money(row.money) },
    { id: 'perHour', header: t('plan:rates.perHour'), numeric: true, cell: (row) => money(row.perHour) },
    {
      id: 'perLabel',
      header: t('plan:report.perLabel'),
      numeric: true,
      cell: (row) => money(row.money === null || row.labels === 0 ? null : row.money / row.labels),
    },
    {
      id: 'perAccepted',
      header: t('plan:quality.cost'),
      numeric: true,
      cell: ({ perAccepted }) => (perAccepted === null ? '–' : money(perAccepted)),
    },
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
