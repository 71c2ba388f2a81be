import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { guidelineOptions } from '#client/queries/guidelines.ts'
import { projectOptions } from '#client/queries/projects.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { DraftsList } from './drafts-list.tsx'
import { GuidelineEditor } from './guideline-editor.tsx'
import { GuidelinePanel } from './guideline-panel.tsx'
import styles from './guidelines.module.css'
import { OldLabels } from './old-labels.tsx'

/** The guideline: to read for everybody, to write for owners. */
export function GuidelinePage({ projectId, clause }: { projectId: string; clause?: string | undefined }) {
  const { t } = useTranslation('guideline')
  const format = useFormat()
  const { data: project } = useQuery(projectOptions(projectId))
  const { data: guideline } = useQuery(guidelineOptions(projectId))
  const [changed, setChanged] = useState<string[]>([])
  const version = guideline?.publishedAt
    ? t('version', { version: format.number(guideline.version), date: format.dateTime(guideline.publishedAt) })
    : t('unpublished')
  const mayDraft = project?.roles.some((role) => role === 'trainer' || role === 'owner')
  const drafts = project && guideline && mayDraft && (
    <DraftsList project={project} guideline={guideline} onPublished={(id) => setChanged([id])} />
  )
  return (
    <Page title={t('title')} above={project && <span dir="auto">{project.name}</span>} actions={<span>{version}</span>}>
      {(!project || !guideline) && <Skeleton lines={8} />}
      {project && guideline && project.roles.includes('owner') && (
        <div className={styles.editor}>
          <OldLabels projectId={projectId} guideline={guideline} clauses={changed} />
          {drafts}
          <GuidelineEditor
            key={guideline.version}
            projectId={projectId}
            guideline={guideline}
            languages={project.languages}
            onChanged={setChanged}
          />
        </div>
      )}
      {project && !project.roles.includes('owner') && (
        <div className={styles.editor}>
          {drafts}
          <GuidelinePanel projectId={projectId} clause={clause} />
        </div>
      )}
    </Page>
  )
}
