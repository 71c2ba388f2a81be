import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'

/** What went wrong with a change of the plan: where somebody else was quicker, that what was typed is still here. */
export function PlanProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('plan')
  const isStale = error instanceof ApiError && error.id === 'stale-version'
  return isStale ? <Notice kind="error">{t('stale')}</Notice> : <Problem error={error} />
}
