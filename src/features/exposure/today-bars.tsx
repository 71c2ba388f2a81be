import { useTranslation } from 'react-i18next'
import type { OwnExposure } from '#contract/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './exposure.module.css'

/** Today against the limits, in words and as two bars. */
export function TodayBars({ today }: { today: OwnExposure['today'] }) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const { seconds, hard, secondsPerDay, hardPerDay } = today
  const lines = [
    { id: 'seconds', label: t('exposure.seconds'), value: seconds, most: secondsPerDay, show: format.duration },
    { id: 'hard', label: t('exposure.hard'), value: hard, most: hardPerDay, show: format.number },
  ]
  return (
    <section className={styles.today}>
      <h2>{t('exposure.today')}</h2>
      {lines.map(({ id, label, value, most, show }) => (
        <div key={id} className={styles.line}>
          <span id={`today-${id}`}>{label}</span>
          <span>{most === null ? show(value) : t('exposure.of', { value: show(value), most: show(most) })}</span>
          {most !== null && (
            <meter aria-labelledby={`today-${id}`} min={0} max={Math.max(1, most)} value={Math.min(value, most)} />
          )}
        </div>
      ))}
    </section>
  )
}
