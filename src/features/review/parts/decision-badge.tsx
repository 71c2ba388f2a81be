import { useTranslation } from 'react-i18next'
import { severityOf } from '#core/safety.ts'
import { GradeBadge } from '#ui/workbench/grade-badge.tsx'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import { useReview, useReviewState } from './review-context.ts'

const signs = { none: '∅', 'send-back': '↩', 'pass-up': '↑' } as const

/** Beside a result: what was decided, a question mark where it waits, nothing where all agree. */
export function DecisionBadge({ resultId }: { resultId: string }) {
  const { t } = useTranslation('review')
  const { project } = useReview()
  const decision = useReviewState((state) => state.decided[resultId])
  const waits = useReviewState((state) => state.group?.items.some((item) => item.resultId === resultId) ?? false)
  if (!decision) return waits ? <GradeBadge mark="?" name={t('waits')} /> : <span />
  if (decision.kind === 'grade' && decision.value === null)
    return <GradeBadge mark={String(severityOf(decision.safety?.findings ?? []))} name={t('safety.decided')} step={1} />
  if (decision.kind === 'grade')
    return <ValueBadge scale={project.scale} languages={project.languages} value={decision.value} />
  return <GradeBadge mark={signs[decision.kind]} name={t(`decided.${decision.kind}`)} step={1} />
}
