import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './bulk.module.css'
import { BulkForm } from './bulk-form.tsx'
import { BulkLog } from './bulk-log.tsx'
import type { Draft } from './draft.ts'

/** Changing many labels or tasks at once: choose, look, give a reason, apply; and what was done before. */
export function BulkPage({ projectId, given }: { projectId: string; given: Partial<Draft> }) {
  const { t } = useTranslation(['bulk', 'errors'])
  const { data: project } = useQuery(projectOptions(projectId))
  const isOwner = project?.roles.includes('owner')
  return (
    <Page title={t('bulk:title')} above={project && <span dir="auto">{project.name}</span>}>
      {!project && <Skeleton lines={8} />}
      {project && !isOwner && <Notice kind="error">{t('errors:forbidden')}</Notice>}
      {project && isOwner && (
        <div className={styles.page}>
          <BulkForm project={project} given={given} />
          <BulkLog projectId={projectId} />
        </div>
      )}
    </Page>
  )
}
