import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { sidesOf } from '#ui/chart/sides.ts'
import type { Draw } from '#ui/chart/use-drawing.ts'
import { numberColumn } from '#ui/number-column.ts'
import { marked } from './marked.ts'

/** Labels of each of the latest days. */
export function LabelsByDay({ days }: { days: Board['costByDay'] }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const draw = useMemo<Draw>(
    () =>
      (plot, { isRtl }) => {
        const { margins, x, axis } = sidesOf(isRtl, 48)
        return {
          ...margins,
          marginTop: 12,
          x: { ...x, type: 'band', domain: days.map(({ day }) => day), label: null },
          y: { axis: null },
          marks: [
            plot.axisY({
              anchor: axis,
              label: null,
              ticks: 4,
              tickSize: 0,
              tickFormat: (n: number) => (Number.isInteger(n) ? format.number(n) : ''),
            }),
            plot.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
            plot.axisX(marked(days), { label: null, tickSize: 4, tickFormat: format.dayOfMonth }),
            plot.barY(days, { x: 'day', y: 'labels', fill: 'var(--edge)' }),
            plot.ruleY([0], { stroke: 'var(--edge)' }),
          ],
        }
      },
    [days, format],
  )
  const total = days.reduce((sum, { labels }) => sum + labels, 0)
  const most = days.reduce((best, day) => (day.labels > best.labels ? day : best), days[0] ?? { day: '', labels: 0 })
  return (
    <Chart
      title={t('picture.labels')}
      summary={t('picture.labelsSummary', {
        days: format.number(days.length),
        labels: format.number(total),
        most: format.number(most.labels),
        day: format.day(most.day),
      })}
      height={200}
      file="labels-by-day.csv"
      draw={draw}
      columns={[
        {
          ...{ id: 'day', header: t('column.day'), isRowHeader: true },
          csv: ({ day }) => day,
          cell: ({ day }) => format.day(day),
        },
        numberColumn<Board['costByDay'][number]>('labels', t('column.labels'), ({ labels }) => labels, format.number),
      ]}
      rows={days}
      rowKey={({ day }) => day}
    />
  )
}
