import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunQueries } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { sidesOf } from '#ui/chart/sides.ts'
import type { Draw } from '#ui/chart/use-drawing.ts'
import { useQueryColumns } from './columns.tsx'
import type { Differing } from './differing.ts'

interface Props {
  measure: string
  /** From the one where B is furthest ahead to the one where A is. */
  rows: readonly Differing[]
  ahead: RunQueries['ahead']
  onOpen: (queryId: string) => void
}

/** One bar for each query: up where B is ahead, down where A is. */
export function DifferencePicture({ measure, rows, ahead, onOpen }: Props) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const columns = useQueryColumns(onOpen)
  const draw = useMemo<Draw>(
    () =>
      (plot, { width, isRtl }) => {
        const { margins, x, axis } = sidesOf(isRtl, 56)
        const most = Math.max(0.01, ...rows.map(({ difference }) => Math.abs(difference)))
        const inset = (width - 80) / Math.max(1, rows.length) > 4 ? 0.5 : 0
        const bars = rows.map(({ difference }, at) => ({ from: at, to: at + 1, difference }))
        return {
          ...margins,
          ...{ marginTop: 12, marginBottom: 12 },
          // A few queries make no bars as wide as the page.
          x: { ...x, axis: null, domain: [0, Math.max(12, rows.length)] },
          y: { axis: null, domain: [-most, most] },
          marks: [
            plot.axisY({ anchor: axis, label: null, ticks: 5, tickSize: 0, tickFormat: format.signed }),
            plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
            plot.rect(bars, {
              ...{ x1: 'from', x2: 'to', y1: () => 0, y2: 'difference', insetLeft: inset, insetRight: inset },
              fill: (bar: { difference: number }) => (bar.difference > 0 ? 'var(--ink)' : 'var(--edge)'),
            }),
            plot.ruleY([0], { stroke: 'var(--ink-2)' }),
          ],
        }
      },
    [rows, format],
  )
  const counts = { b: format.number(ahead.b), a: format.number(ahead.a), same: format.number(ahead.none) }
  return (
    <Chart
      title={t('byQuery.picture', { measure })}
      summary={t('byQuery.summary', counts)}
      height={200}
      file="difference-by-query.csv"
      {...{ draw, columns, rows }}
      rowKey={({ queryId }) => queryId}
    >
      <p>{t('byQuery.summary', counts)}</p>
    </Chart>
  )
}
