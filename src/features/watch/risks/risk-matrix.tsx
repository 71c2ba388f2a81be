import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Risk } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { sidesOf } from '#ui/chart/sides.ts'
import type { Draw } from '#ui/chart/use-drawing.ts'
import { numberColumn } from '#ui/number-column.ts'
import styles from '../watch.module.css'

const steps = [1, 2, 3, 4, 5]

interface Place {
  likelihood: number
  impact: number
  risks: Risk[]
}

/** How many open and raised risks lie where between unlikely and certain, harmless and severe: the higher the product, the darker the place. */
export function RiskMatrix({ risks }: { risks: Risk[] }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const places = useMemo<Place[]>(() => {
    const alive = risks.filter(({ state }) => state !== 'closed')
    return steps.flatMap((impact) =>
      steps.map((likelihood) => ({
        ...{ likelihood, impact },
        risks: alive.filter((risk) => risk.likelihood === likelihood && risk.impact === impact),
      })),
    )
  }, [risks])
  const taken = useMemo(() => places.filter((place) => place.risks.length > 0), [places])
  const draw = useMemo<Draw>(
    () =>
      (plot, { width, isRtl }) => {
        const { margins, x, axis } = sidesOf(isRtl, 32)
        const room = Math.min(width, 460)
        const ticks = { label: null, tickSize: 0, tickFormat: (step: number) => format.number(step) }
        const beside = Math.max(12, width - room + 12)
        return {
          ...margins,
          ...(isRtl ? { marginLeft: beside } : { marginRight: beside }),
          marginTop: 28,
          marginBottom: 40,
          x: { ...x, type: 'band', domain: steps, label: null, padding: 0.04 },
          y: { axis: null, type: 'band', domain: [...steps].reverse(), padding: 0.06 },
          marks: [
            plot.axisX({ ...ticks }),
            plot.text([`${t('risks.likelihood')} ${isRtl ? '←' : '→'}`], {
              ...{ text: (name: string) => name, frameAnchor: 'bottom', dy: 34, fill: 'var(--ink-2)' },
            }),
            plot.text([`${t('risks.impact')} ↑`], {
              ...{ text: (name: string) => name, dy: -20, dx: isRtl ? 24 : -24, fill: 'var(--ink-2)' },
              frameAnchor: isRtl ? 'top-right' : 'top-left',
            }),
            plot.axisY({ ...ticks, anchor: axis }),
            plot.cell(places, {
              ...{ x: 'likelihood', y: 'impact', fill: 'var(--edge)', rx: 4 },
              fillOpacity: (place: Place) => 0.06 + (0.44 * place.likelihood * place.impact) / 25,
            }),
            plot.text(taken, {
              ...{ x: 'likelihood', y: 'impact', fill: 'var(--ink)', fontSize: 16, fontWeight: 600 },
              text: (place: Place) =>
                format.number(place.risks.length) + (place.risks.some(({ state }) => state === 'raised') ? ' ▲' : ''),
            }),
          ],
        }
      },
    [places, taken, format, t],
  )
  const alive = taken.reduce((sum, place) => sum + place.risks.length, 0)
  const severe = taken
    .filter(({ likelihood, impact }) => likelihood * impact >= 12)
    .reduce((sum, place) => sum + place.risks.length, 0)
  return (
    <Chart
      title={t('risks.matrix')}
      summary={t('risks.matrixSummary', { all: format.number(alive), severe: format.number(severe) })}
      height={280}
      draw={draw}
      file="risk-matrix.csv"
      columns={[
        {
          ...{ id: 'risks', header: t('risks.title'), isRowHeader: true },
          csv: (place) => place.risks.map(({ title }) => title).join('; '),
          cell: (place) => (
            <>
              {place.risks.map(({ id, title }) => (
                <span key={id} dir="auto" className={styles.words}>
                  {title}
                </span>
              ))}
            </>
          ),
        },
        numberColumn<Place>('likelihood', t('risks.likelihood'), ({ likelihood }) => likelihood, format.number),
        numberColumn<Place>('impact', t('risks.impact'), ({ impact }) => impact, format.number),
        numberColumn<Place>('count', t('risks.count'), ({ risks }) => risks.length, format.number),
      ]}
      rows={taken}
      rowKey={({ likelihood, impact }) => `${likelihood} ${impact}`}
    />
  )
}
