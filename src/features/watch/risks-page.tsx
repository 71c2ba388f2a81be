import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { risksOptions } from '#client/queries/watch.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { Problem } from './problem.tsx'
import { WatchFrame } from './watch-frame.tsx'

/** The register of risks of one project. */
export function RisksPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('watch')
  const { data, error } = useQuery(risksOptions(projectId))
  return (
    <WatchFrame projectId={projectId} title={t('risks.title')}>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={8} />}
    </WatchFrame>
  )
}
