import type * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { sidesOf } from '#ui/chart/sides.ts'
import type { Draw } from '#ui/chart/use-drawing.ts'
import { moneyColumn } from '#ui/number-column.ts'
import { marked } from './marked.ts'

/** What was spent until the end of each day, against the budget. */
export function CostByDay({ board: { costByDay, budget, currency } }: { board: Board }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const draw = useMemo<Draw>(
    () =>
      (plot, { isRtl }) => {
        const most = Math.max(budget ?? 0, ...costByDay.map(({ total }) => total), 1)
        // Room for the longest words of the axis: some languages write “thousand” in full.
        const room = 16 + 7 * Math.max(...[0.9, 0.6].map((share) => format.moneyRough(share * most, currency).length))
        const { margins, x, axis, anchor } = sidesOf(isRtl, room)
        const first = costByDay[0]?.day
        const ofBudget: Plot.Markish[] =
          budget === null
            ? []
            : [
                plot.ruleY([budget], { stroke: 'var(--ink-2)', strokeDasharray: '5 4' }),
                plot.text([first], {
                  ...{
                    x: (day: string) => day,
                    y: () => budget,
                    text: () => t('picture.budget'),
                    fill: 'var(--ink-2)',
                  },
                  ...{ textAnchor: anchor, dy: -8 },
                }),
              ]
        return {
          ...margins,
          marginTop: 22,
          x: { ...x, type: 'point', domain: costByDay.map(({ day }) => day), label: null },
          y: { axis: null, domain: [0, most] },
          marks: [
            plot.axisY({
              anchor: axis,
              label: null,
              ticks: 4,
              tickSize: 0,
              tickFormat: (n: number) => format.moneyRough(n, currency),
            }),
            plot.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
            plot.axisX(marked(costByDay), { label: null, tickSize: 4, tickFormat: format.dayOfMonth }),
            plot.areaY(costByDay, { x: 'day', y: 'total', fill: 'var(--edge)', fillOpacity: 0.25 }),
            plot.lineY(costByDay, { x: 'day', y: 'total', stroke: 'var(--ink)', strokeWidth: 2 }),
            ...ofBudget,
            plot.ruleY([0], { stroke: 'var(--edge)' }),
          ],
        }
      },
    [costByDay, budget, currency, format, t],
  )
  const money = (minor: number) => format.money(Math.round(minor), currency)
  const spent = money(costByDay.at(-1)?.total ?? 0)
  return (
    <Chart
      title={t('picture.cost')}
      summary={
        budget === null
          ? t('picture.costSummary', { spent })
          : t('picture.costOfBudget', { spent, budget: money(budget) })
      }
      height={200}
      file="cost-by-day.csv"
      draw={draw}
      columns={[
        {
          ...{ id: 'day', header: t('column.day'), isRowHeader: true },
          csv: ({ day }) => day,
          cell: ({ day }) => format.day(day),
        },
        moneyColumn<Board['costByDay'][number]>('total', t('column.spent'), ({ total }) => total, {
          currency,
          write: money,
        }),
      ]}
      rows={costByDay}
      rowKey={({ day }) => day}
    />
  )
}
