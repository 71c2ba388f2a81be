import { useTranslation } from 'react-i18next'
import type { Evidence } from '#contract/safety.ts'
import { clock } from '../clock.ts'

/** Says where a piece of evidence is: a time of the clip, or letters of a text. */
export function useEvidenceText(): (evidence: Evidence) => string {
  const { t } = useTranslation('safety')
  return (one) =>
    one.kind === 'time'
      ? t('picker.time', { from: clock(one.fromMs / 1000), to: clock(one.toMs / 1000) })
      : t('picker.words', { from: one.from + 1, to: one.to })
}
