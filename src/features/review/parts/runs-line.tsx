import { useTranslation } from 'react-i18next'
import { useReviewState } from './review-context.ts'

/** What the order of review goes by where two runs are compared, and whether anything decided here can still turn it round. */
export function RunsLine() {
  const { t } = useTranslation('review')
  const runs = useReviewState(({ answer }) => answer.runs)
  if (!runs) return null
  const names = runs.lead < 0 ? { first: runs.a, second: runs.b } : { first: runs.b, second: runs.a }
  if (runs.winner === null) return <span>{t('runs.open', names)}</span>
  return <b role="status">{t(runs.winner === 'equal' ? 'runs.equal' : 'runs.settled', names)}</b>
}
