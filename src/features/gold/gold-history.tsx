import { useTranslation } from 'react-i18next'
import type { GoldStep } from '#contract/gold.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './gold.module.css'

/** What an item of gold was before, latest first; nothing where it never changed. */
export function GoldHistory({
  steps,
  gradeName,
}: {
  steps: readonly GoldStep[]
  gradeName: (value: number) => string
}) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  if (steps.length < 2) return null
  return (
    <details>
      <summary>{t('history', { count: steps.length - 1 })}</summary>
      <ol className={styles.history}>
        {steps.map(({ value, tolerance, reason, clause, by, at, sessionId }) => (
          <li key={at}>
            <p>
              <strong>{value === null ? t('takenBack') : <bdi>{gradeName(value)}</bdi>}</strong>
              {tolerance > 0 && <span> ± {format.number(tolerance)}</span>}
              {clause && <bdi className={styles.under}>{clause}</bdi>}
            </p>
            {reason && (
              <p>
                <bdi>{reason}</bdi>
              </p>
            )}
            <p className={styles.under}>
              {format.dateTime(at)} · <bdi>{by}</bdi> · {t(sessionId ? 'origins.calibration' : 'origins.manual')}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
