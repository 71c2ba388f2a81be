import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overviewOptions } from '#client/queries/watch.ts'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Problem } from './problem.tsx'

/** All projects that a person owns, at a glance. */
export function OverviewPage() {
  const { t } = useTranslation('watch')
  const { data, error } = useQuery(overviewOptions())
  return (
    <Page title={t('overview.title')}>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={12} />}
    </Page>
  )
}
