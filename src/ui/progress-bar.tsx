import { useId } from 'react'
import { useFormat } from '#i18n/use-format.ts'
import styles from './progress-bar.module.css'

/** How much of something is done. */
export function ProgressBar({
  label,
  value,
  max,
  isSmall,
}: {
  label: string
  value: number
  max: number
  isSmall?: boolean
}) {
  const format = useFormat()
  const id = useId()
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div className={isSmall ? styles.small : styles.bar}>
      <span id={id} className={isSmall ? 'visually-hidden' : undefined}>
        {label}
      </span>
      {!isSmall && <span className={styles.share}>{format.percent(share)}</span>}
      <progress aria-labelledby={id} value={value} max={max || 1} />
    </div>
  )
}
