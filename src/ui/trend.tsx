import { useFormat } from '#i18n/use-format.ts'
import styles from './trend.module.css'

/** One point of a line over time; without a value the line has a gap. */
export interface TrendPoint {
  key: string
  label: string
  value: number | null
  low: number | null
  high: number | null
}

const size = { width: 600, height: 120 }

/** A figure over time as a line with a band for its interval; `label` says what is drawn, the numbers stand in a table. */
export function Trend({ label, points, from, to }: { label: string; points: TrendPoint[]; from: number; to: number }) {
  const format = useFormat()
  const x = (at: number) => (points.length < 2 ? size.width / 2 : (at * size.width) / (points.length - 1))
  const y = (value: number) => size.height - (size.height * (Math.min(to, Math.max(from, value)) - from)) / (to - from)
  const placed = points.map((point, at) => ({ ...point, at }))
  const known = placed.filter((point) => point.value !== null)
  const path = placed
    .map(({ value, at }) => {
      if (value === null) return ''
      const isFirst = at === 0 || placed[at - 1]?.value === null
      return `${isFirst ? 'M' : 'L'}${x(at)} ${y(value)}`
    })
    .join('')
  return (
    <figure className={styles.trend}>
      <div className={styles.axis} aria-hidden="true">
        <span>{format.number(to)}</span>
        <span>{format.number(from)}</span>
      </div>
      <svg viewBox={`-6 -6 ${size.width + 12} ${size.height + 12}`} role="img" aria-label={label}>
        <path
          className={styles.grid}
          d={`M0 ${y(from)}H${size.width}M0 ${y((from + to) / 2)}H${size.width}M0 ${y(to)}H${size.width}`}
        />
        {known.map(({ key, at, low, high }) =>
          low === null || high === null ? null : (
            <path key={key} className={styles.interval} d={`M${x(at)} ${y(low)}V${y(high)}`} />
          ),
        )}
        <path className={styles.line} d={path} />
        {known.map(({ key, at, value }) => (
          <circle key={key} className={styles.dot} cx={x(at)} cy={y(value ?? 0)} r="4" />
        ))}
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{points[0]?.label}</span>
        {points.length > 1 && <span>{points.at(-1)?.label}</span>}
      </div>
    </figure>
  )
}
