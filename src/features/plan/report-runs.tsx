import { useTranslation } from 'react-i18next'
import type { DeliveredRuns } from '#contract/report.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'

type Row = DeliveredRuns['a'] & { side: 'a' | 'b' }

/** What the delivered set says of the model before and after: both runs in the measure that decides, and how far apart they are. */
export function ReportRuns({ runs: { version, measure, a, b, difference } }: { runs: DeliveredRuns }) {
  const { t } = useTranslation(['plan', 'runs'])
  const format = useFormat()
  const columns: Column<Row>[] = [
    { id: 'side', header: t('runs:column.side'), cell: ({ side }) => (side === 'a' ? 'A' : 'B') },
    {
      id: 'name',
      header: t('runs:column.name'),
      isRowHeader: true,
      csv: ({ name }) => name,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    numberColumn('mean', measure, ({ mean }) => mean, format.figure),
    numberColumn('coverage', t('plan:delivery.counts.graded'), ({ coverage }) => coverage, format.percent),
  ]
  const { delta, low, high, p, queries } = difference ?? {}
  const isRange = low != null && high != null
  return (
    <>
      <p>{t('plan:report.runsOn', { version: format.number(version), measure })}</p>
      <Table
        label={t('plan:report.runs')}
        columns={columns}
        rows={[
          { ...a, side: 'a' },
          { ...b, side: 'b' },
        ]}
        rowKey={({ side }) => side}
        empty=""
        file="before-and-after.csv"
      />
      {delta !== undefined && (
        <Facts
          rows={[
            [t('runs:column.difference'), format.signed(delta)],
            [
              t('runs:column.interval'),
              isRange && t('runs:interval', { low: format.signed(low), high: format.signed(high) }),
            ],
            [t('runs:column.p'), p != null && format.chance(p)],
            [t('runs:column.queries'), format.number(queries ?? 0)],
          ]}
        />
      )}
    </>
  )
}
