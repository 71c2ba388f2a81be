import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { progressOptions } from '#client/queries/projects.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { OverlapSaving } from './overlap-saving.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgressTable } from './progress-table.tsx'
import { ProjectFrame } from './project-frame.tsx'
import styles from './projects.module.css'

const slices = ['query', 'language', 'person'] as const
type Slice = (typeof slices)[number]

/** How far a project is: in all, and by query, language and person; `top` stands above. */
export function ProgressPage({ projectId, top }: { projectId: string; top?: ReactNode }) {
  const { t } = useTranslation(['projects', 'common'])
  const format = useFormat()
  const [by, setBy] = useState<Slice>('query')
  const progress = useInfiniteQuery(progressOptions(projectId, by))
  const total = progress.data?.pages[0]?.total
  const rows = progress.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <ProjectFrame projectId={projectId} title={t('projects:tab.progress')}>
      {top}
      {total && (
        <section className={styles.total}>
          <ProgressBar label={t('projects:progress.done')} value={total.done} max={Math.max(total.wanted, 1)} />
          <p>
            {t('projects:progress.summary', {
              done: format.number(total.done),
              wanted: format.number(total.wanted),
              held: format.number(total.held),
              labels: format.number(total.labels),
            })}
          </p>
        </section>
      )}
      <OverlapSaving projectId={projectId} />
      <Tabs
        label={t('projects:progress.by')}
        value={by}
        onChange={setBy}
        tabs={slices.map((value) => ({ value, label: t(`projects:progress.${value}`) }))}
      >
        {progress.isPending && <Skeleton lines={8} />}
        <ProblemNotice error={progress.error} />
        {progress.data && <ProgressTable by={by} rows={rows} />}
        {progress.hasNextPage && (
          <Button onPress={() => void progress.fetchNextPage()} isPending={progress.isFetchingNextPage}>
            {t('common:more')}
          </Button>
        )}
      </Tabs>
    </ProjectFrame>
  )
}
