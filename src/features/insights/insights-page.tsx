import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { AgreementPart } from './agreement-part.tsx'
import { ConsensusPart } from './consensus-part.tsx'
import { QuestionsPart } from './questions-part.tsx'

const parts = ['agreement', 'consensus', 'questions'] as const

/** How far people agree, what each rule makes of it, and (for owners) what there is to ask about. */
export function InsightsPage({ projectId, language }: { projectId: string; language: string }) {
  const { t } = useTranslation(['insights', 'errors'])
  const { data: project, isError } = useQuery(projectOptions(projectId))
  const [part, setPart] = useState<(typeof parts)[number]>('agreement')
  const isOwner = project?.roles.includes('owner')
  return (
    <Page title={t('insights:title')} above={project && <span dir="auto">{project.name}</span>}>
      {!project && (isError ? <Notice kind="error">{t('errors:not-found')}</Notice> : <Skeleton lines={8} />)}
      {project && (
        <Tabs
          label={t('insights:parts')}
          value={part}
          onChange={setPart}
          tabs={parts
            .filter((value) => value !== 'questions' || isOwner)
            .map((value) => ({ value, label: t(`insights:part.${value}`) }))}
        >
          {part === 'agreement' && <AgreementPart project={project} language={language} />}
          {part === 'consensus' && <ConsensusPart project={project} />}
          {part === 'questions' && <QuestionsPart project={project} />}
        </Tabs>
      )}
    </Page>
  )
}
