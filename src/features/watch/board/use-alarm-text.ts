import { useTranslation } from 'react-i18next'
import type { Alarm } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { useMetricValue } from '../use-words.ts'

/** Says in a sentence which standard is not met, by how much, and what that rests on; money in the currency that it was in then. */
export function useAlarmText(planned: string): (alarm: Alarm) => string {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const write = useMetricValue()
  return ({ metric, language, value, standard, evidence, ...alarm }) => {
    const currency = alarm.currency ?? planned
    const { low, high, answers, spent } = evidence
    const plain = write(metric, value, currency)
    const range = low !== undefined && high !== undefined
    const told = {
      value: range
        ? t('withRange', { value: plain, low: format.hundredths(low), high: format.hundredths(high) })
        : plain,
      standard: write(metric, standard, currency),
      answers: format.number(answers ?? 0),
      spent: format.money(Math.round(spent ?? 0), currency),
    }
    const name = language && format.language(language)
    if (metric === 'agreement') return name ? t('alarm.agreementIn', { ...told, name }) : t('alarm.agreement', told)
    if (metric === 'secondsPerLabel')
      return name ? t('alarm.secondsPerLabelIn', { ...told, name }) : t('alarm.secondsPerLabel', told)
    if (metric === 'costPerAccepted')
      return name ? t('alarm.costPerAcceptedIn', { ...told, name }) : t('alarm.costPerAccepted', told)
    return t(`alarm.${metric}`, told)
  }
}
