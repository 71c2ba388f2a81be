import { useTranslation } from 'react-i18next'
import type { RiskTrigger } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { useMetricValue } from '../use-words.ts'

/** Writes what raises a risk, and a value of its metric. */
export function useTriggerText(currency: string) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const write = useMetricValue()
  return {
    writeValue: ({ metric }: RiskTrigger, value: number) => write(metric, value, currency),
    textOf: ({ metric, language, is, number }: RiskTrigger) => {
      const told = { metric: t(`metric.${metric}`), number: write(metric, number, currency) }
      if (language) return t(`trigger.${is}In`, { ...told, language: format.language(language) })
      return t(`trigger.${is}`, told)
    },
  }
}
