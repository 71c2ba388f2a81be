import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from './button.tsx'
import styles from './progress-bar.module.css'

interface Props {
  label: string
  value: number
  max: number
  isSmall?: boolean
  /** How long it will still take, as far as is known. */
  secondsLeft?: number | undefined
  onCancel?: (() => void) | undefined
}

/** How much of something is done, how long it will take, and the way to stop it. */
export function ProgressBar({ label, value, max, isSmall, secondsLeft, onCancel }: Props) {
  const { t } = useTranslation('ui')
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
      {secondsLeft !== undefined && (
        <span className={styles.share}>{t('progress.left', { time: format.duration(secondsLeft) })}</span>
      )}
      {onCancel && (
        <span className={styles.cancel}>
          <Button onPress={onCancel}>{t('progress.cancel')}</Button>
        </span>
      )}
    </div>
  )
}
