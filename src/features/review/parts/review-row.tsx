import { useTranslation } from 'react-i18next'
import type { ResultView } from '#contract/labelling.ts'
import { useFormat } from '#i18n/use-format.ts'
import { MaskedTitle } from '#ui/content-hider/masked-title.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { ResultRow, WholeRow } from '#ui/workbench/result-row.tsx'
import { DecisionBadge } from './decision-badge.tsx'
import styles from './review.module.css'
import { useReview, useReviewState } from './review-context.ts'

/** One row of what is reviewed: a result, a whole page, a comparison of lists, or the two of a pair under each other. */
export function ReviewRow({ result, at, language }: { result: ResultView; at: number; language: string }) {
  const { t } = useTranslation(['review', 'label'])
  const format = useFormat()
  const { project, session } = useReview()
  const isCurrent = useReviewState((state) => state.at === at)
  const isPage = useReviewState(({ group }) => group?.pages.some(({ resultId }) => resultId === result.id) ?? false)
  const compared = useReviewState(({ group }) => group?.compared.find(({ resultId }) => resultId === result.id))
  const row = { isCurrent, onSelect: () => session.select(at), badge: <DecisionBadge resultId={result.id} /> }
  if (isPage) return <WholeRow title={t('label:wholePage')} {...row} />
  if (!compared) return <ResultRow {...{ result, at, language }} {...row} />
  if (project.kind === 'sides')
    return <WholeRow title={t('review:comparison', { number: format.number(at + 1) })} {...row} />
  const titles = compared.results.map(({ id, masked, title, card }) => (
    <span key={id} className={styles.one} lang={masked ? undefined : language}>
      {masked ? <MaskedTitle title={title} card={card} lang={language} /> : <bdi>{visibleBidi(title)}</bdi>}
    </span>
  ))
  return <WholeRow title={titles} {...row} />
}
