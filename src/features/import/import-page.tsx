import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import styles from './import.module.css'
import { ImportForm } from './import-form.tsx'
import { MediaFetches } from './media-fetches.tsx'
import { Outcome } from './outcome.tsx'

/** Bringing queries and results in: choose, look, start, and see what came of it. */
export function ImportPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('import')
  const { data: project } = useQuery(projectOptions(projectId))
  const [importId, setImportId] = useState<string | null>(null)
  return (
    <Page title={t('title')} above={project && <span dir="auto">{project.name}</span>}>
      <div className={styles.page}>
        {!project && <Skeleton lines={8} />}
        {project && !importId && <ImportForm project={project} onStarted={setImportId} />}
        {importId && <Outcome projectId={projectId} importId={importId} onAnother={() => setImportId(null)} />}
        <MediaFetches projectId={projectId} />
        {!importId && <EarlierImports projectId={projectId} onOpen={setImportId} />}
      </div>
    </Page>
  )
}
