import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import styles from './insights.module.css'

/** As of when figures are, and whether newer ones are on their way. */
export function StateLine({ computedAt, isComputing }: { computedAt: string | null; isComputing: boolean }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  return (
    <p className={styles.quiet} role="status">
      {computedAt && t('computed', { when: format.dateTime(computedAt) })}{' '}
      {isComputing && t(computedAt ? 'computing' : 'first')}
    </p>
  )
}
