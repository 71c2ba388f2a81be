import { useTranslation } from 'react-i18next'
import type { PlanRequest } from '#contract/plan.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from './facts.tsx'

/** Who asked for a project, for which model, what is decided by it, by when, and which measure decides. */
export function RequestFacts({ request: { asker, model, decision, measure, byWhen } }: { request: PlanRequest }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  return (
    <Facts
      rows={[
        [t('request.asker'), asker],
        [t('request.model'), model],
        [t('request.decision'), decision],
        [t('request.measure'), measure],
        [t('request.byWhen'), byWhen && format.day(byWhen)],
      ]}
    />
  )
}
