import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { runReturnOptions } from '#client/queries/run-evaluation.ts'
import { useFormat } from '#i18n/use-format.ts'
import { ReturnPicture } from './return-picture.tsx'
import styles from './runs.module.css'

/** How closely the lead of one run is known in a measure, against labels, time and money. */
export function ReturnPart({ projectId, measure }: { projectId: string; measure: string }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const { data } = useQuery(runReturnOptions(projectId, measure))
  const last = data?.spent?.points.at(-1)
  if (!data?.spent || !last) return null
  const { points, currency } = data.spent
  const told = { measure, width: format.figure(last.high - last.low), count: last.labels }
  const summary =
    last.money === null
      ? t('return.labels', told)
      : t('return.cost', { ...told, cost: format.money(last.money, currency) })
  return (
    <section>
      <h2>{t('return.title')}</h2>
      <p className={styles.quiet}>
        {summary} {t('return.time', { time: format.duration(last.minutes * 60) })}
      </p>
      {points.length > 1 && <ReturnPicture {...{ points, currency, summary }} />}
    </section>
  )
}
