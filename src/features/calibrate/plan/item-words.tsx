import { useTranslation } from 'react-i18next'
import type { Candidate } from '#contract/calibration.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './plan.module.css'

/** A result in a few words: query, title, language, and how far its labels are apart. */
export function ItemWords({ item }: { item: Candidate }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { query, title, docId, language, market, labels, spread } = item
  const facts = [
    format.language(language),
    market,
    labels > 0 && t('plan.labels', { count: labels, n: format.number(labels) }),
    spread > 0 && t('plan.apart', { count: spread, n: format.number(spread) }),
  ].filter(Boolean)
  return (
    <div className={styles.words}>
      <b>
        <bdi lang={language}>{query}</bdi>
      </b>
      <bdi lang={title ? language : undefined}>{title || docId}</bdi>
      <small>{facts.join(' · ')}</small>
    </div>
  )
}
