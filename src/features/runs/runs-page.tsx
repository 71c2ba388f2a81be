import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { runsOptions } from '#client/queries/runs.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AddRun } from './add-run.tsx'
import { Comparison } from './comparison.tsx'
import { RunTable } from './run-table.tsx'
import styles from './runs.module.css'

/** Runs of rankers: taking them in, and how two of them compare on the project's grades. */
export function RunsPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['runs', 'errors'])
  const { data: project } = useQuery(projectOptions(projectId))
  const runs = useQuery(runsOptions(projectId))
  const isOwner = project?.roles.includes('owner') ?? false
  return (
    <Page title={t('runs:title')}>
      <div className={styles.page}>
        <p className={styles.quiet}>{t('runs:intro')}</p>
        {runs.isError && <Notice kind="error">{t('errors:offline')}</Notice>}
        {!runs.data && !runs.isError && <Skeleton lines={5} />}
        {runs.data && <Comparison projectId={projectId} runs={runs.data.runs} isOwner={isOwner} />}
        {runs.data && <RunTable projectId={projectId} runs={runs.data.runs} isOwner={isOwner} />}
        {isOwner && project && <AddRun projectId={projectId} languages={project.languages} />}
      </div>
    </Page>
  )
}
