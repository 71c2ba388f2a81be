import styles from './whisker.module.css'

interface Props {
  value: number
  low: number | null
  high: number | null
  /** The ends of the axis that all whiskers of a column share. */
  from: number
  to: number
  /** Where a line stands for comparison, such as at zero. */
  mark?: number
}

/** A figure as a dot with its interval as a line, for those who compare by eye: the numbers stand beside it. */
export function Whisker({ value, low, high, from, to, mark }: Props) {
  const place = (at: number) => `${(100 * (Math.min(to, Math.max(from, at)) - from)) / (to - from)}%`
  const line = low === null || high === null ? null : { '--from': place(low), '--to': place(high) }
  return (
    <span className={styles.plot} aria-hidden="true">
      {mark !== undefined && <i className={styles.mark} style={{ '--at': place(mark) }} />}
      {line && <i className={styles.line} style={line} />}
      <i className={styles.dot} style={{ '--at': place(value) }} />
    </span>
  )
}
