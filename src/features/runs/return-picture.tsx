import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunReturn } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { sidesOf } from '#ui/chart/sides.ts'
import type { Draw } from '#ui/chart/use-drawing.ts'
import { moneyColumn, numberColumn } from '#ui/number-column.ts'
import type { Column } from '#ui/table.tsx'

type Point = RunReturn['points'][number]

/** The interval of the lead as it narrows, over the money spent, or over the labels where an hour has no price. */
export function ReturnPicture({ points, currency, summary }: RunReturn & { summary: string }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const columns = useColumns(currency)
  const hasPrice = points.every(({ money }) => money !== null)
  const draw = useMemo<Draw>(
    () =>
      (plot, { isRtl }) => {
        const { margins, x, axis } = sidesOf(isRtl, 56)
        const at = ({ money, labels }: Point) => (hasPrice ? (money ?? 0) : labels)
        const tickFormat = (n: number) => (hasPrice ? format.moneyRough(n, currency) : format.number(n))
        return {
          ...margins,
          marginTop: 12,
          x: { ...x, label: null, domain: [0, Math.max(...points.map(at))] },
          y: { axis: null },
          marks: [
            plot.axisX({ label: null, ticks: 4, tickSize: 4, tickFormat }),
            plot.axisY({ anchor: axis, label: null, ticks: 5, tickSize: 0, tickFormat: format.signed }),
            plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
            plot.areaY(points, { x: at, y1: 'low', y2: 'high', fill: 'var(--edge)', fillOpacity: 0.25 }),
            plot.lineY(points, { x: at, y: 'low', stroke: 'var(--ink)' }),
            plot.lineY(points, { x: at, y: 'high', stroke: 'var(--ink)' }),
            plot.ruleX(points, { x: at, y1: 'low', y2: 'high', stroke: 'var(--ink)', strokeOpacity: 0.5 }),
            plot.ruleY([0], { stroke: 'var(--ink-2)' }),
          ],
        }
      },
    [points, hasPrice, currency, format],
  )
  return (
    <Chart
      title={t(hasPrice ? 'return.byCost' : 'return.byLabels')}
      height={200}
      file="interval-by-labels.csv"
      {...{ summary, draw, columns }}
      rows={points}
      rowKey={({ queries, labels }) => `${queries} ${labels}`}
    />
  )
}

function useColumns(currency: string): Column<Point>[] {
  const { t } = useTranslation(['runs', 'plan', 'ui'])
  const format = useFormat()
  return [
    {
      ...numberColumn('queries', t('runs:column.queries'), ({ queries }) => queries, format.number),
      isRowHeader: true,
    },
    numberColumn('labels', t('plan:report.labels'), ({ labels }) => labels, format.number),
    numberColumn('minutes', t('plan:report.minutes'), ({ minutes }) => minutes, format.tenths),
    moneyColumn('money', t('plan:report.money'), ({ money }) => money, {
      ...{ currency, write: (minor) => format.money(minor, currency) },
    }),
    {
      id: 'interval',
      header: t('runs:column.interval'),
      numeric: true,
      csv: { [t('ui:low')]: ({ low }) => low, [t('ui:high')]: ({ high }) => high },
      cell: ({ low, high }) => t('runs:interval', { low: format.signed(low), high: format.signed(high) }),
    },
    numberColumn('width', t('runs:return.width'), ({ low, high }) => high - low, format.figure),
  ]
}
