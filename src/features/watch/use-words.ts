import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmMetric, ForecastView } from '#contract/watch.ts'
import { horizon } from '#core/watch/forecast.ts'
import { useFormat } from '#i18n/use-format.ts'

const dayMs = 24 * 3_600_000

/** So many days after a moment, as “2027-03-01”. */
export function dayAfter(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * dayMs).toISOString().slice(0, 10)
}

/** Writes what is measured in its unit, money in a currency. */
export function useMetricValue(): (metric: AlarmMetric, value: number, currency: string) => string {
  const { t } = useTranslation('watch')
  const format = useFormat()
  return (metric, value, currency) => {
    if (metric === 'agreement') return format.hundredths(value)
    if (metric === 'secondsPerLabel') return format.seconds(value)
    if (metric === 'costPerAccepted') return format.money(value, currency)
    if (metric === 'exposureMinutes') return format.duration(value * 60)
    if (metric === 'daysLate') return t('days', { count: value, n: format.number(value) })
    return metric === 'waitingReview' ? format.number(value) : format.percent(value)
  }
}

/** Writes when work ends, with how sure that is. */
export function useEndWords(): (forecast: ForecastView, computedAt: string) => string {
  const { t } = useTranslation('watch')
  const format = useFormat()
  return (forecast, computedAt) => {
    if (!forecast) return t('end.unknown')
    const { early, middle, late } = forecast
    if (late === 0) return t('end.done')
    const day = format.day(dayAfter(computedAt, middle))
    if (late >= horizon) return t('end.open', { from: format.day(dayAfter(computedAt, early)), day })
    if (early === late) return day
    return t('end.range', { range: format.days(dayAfter(computedAt, early), dayAfter(computedAt, late)), day })
  }
}

/** Writes how far the end lies from the planned delivery. */
export function useLateWords(): (daysLate: number) => string {
  const { t } = useTranslation('watch')
  const format = useFormat()
  return (daysLate) => {
    const counted = { count: Math.abs(daysLate), n: format.number(Math.abs(daysLate)) }
    if (daysLate === 0) return t('late.onTime')
    return daysLate > 0 ? t('late.late', counted) : t('late.early', counted)
  }
}

/** The name of a market, and words where a query has none. */
export function useMarketName(): (market: string) => string {
  const { t } = useTranslation('insights')
  const format = useFormat()
  return useCallback((market) => (market === '' ? t('noMarket') : format.region(market)), [t, format])
}
