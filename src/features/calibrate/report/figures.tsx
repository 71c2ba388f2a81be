import { useTranslation } from 'react-i18next'
import type { Figure } from '#contract/insights.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './report.module.css'

interface Props {
  name: string
  hint: string
  figure: Figure
  isShare?: boolean
}

/** A figure with its interval; without a value it says why. */
export function FigureBox({ name, hint, figure: { value, low, high, reason }, isShare }: Props) {
  const { t } = useTranslation(['calibration', 'insights'])
  const format = useFormat()
  const write = isShare ? format.percent : format.figure
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <span className={styles.reason}>
            {isShare ? t('calibration:report.nothingSettled') : t(`insights:undefined.${reason ?? 'no-pairs'}`)}
          </span>
        ) : (
          <>
            <b>{write(value)}</b>{' '}
            {low !== null && high !== null ? (
              <bdi>{t('insights:range', { low: write(low), high: write(high) })}</bdi>
            ) : (
              t('calibration:drift.noRange')
            )}
          </>
        )}
      </dd>
      <dd className={styles.hint}>{hint}</dd>
    </div>
  )
}
