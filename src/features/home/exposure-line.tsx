import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ownExposureOptions } from '#client/queries/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './home.module.css'

/** What the person looked at today, quietly, and the way to their own record; nothing where there is none. */
export function ExposureLine() {
  const { t } = useTranslation('care')
  const format = useFormat()
  const { data } = useQuery(ownExposureOptions())
  if (!data || data.days.length === 0) return null
  return (
    <p className={styles.exposure}>
      {t('exposure.home', { seconds: format.duration(data.today.seconds) })} ·{' '}
      <Link to="/exposure">{t('exposure.more')}</Link>
    </p>
  )
}
