import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { boardOptions } from '#client/queries/watch.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { Problem } from './problem.tsx'
import { WatchFrame } from './watch-frame.tsx'

/** What an owner watches in one project. */
export function BoardPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('watch')
  const { data, error } = useQuery(boardOptions(projectId))
  return (
    <WatchFrame projectId={projectId} title={t('board.title')}>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={12} />}
    </WatchFrame>
  )
}
