import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { guidelineOptions } from '#client/queries/guidelines.ts'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { bestLanguage } from './best-language.ts'
import { GuidelineText } from './guideline-text.tsx'

interface Props {
  projectId: string
  taskLanguage?: string
  /** The clause to show first. */
  clause?: string | undefined
}

/** The guideline in force, in the language nearest to the reader's, else to the task's. */
export function GuidelinePanel({ projectId, taskLanguage, clause }: Props) {
  const { t, i18n } = useTranslation(['guideline'])
  const guideline = useQuery(guidelineOptions(projectId))
  if (guideline.isPending) return <Skeleton lines={10} />
  if (guideline.isError) return <Problem error={guideline.error} />
  const { texts } = guideline.data
  const language = bestLanguage(Object.keys(texts), [i18n.resolvedLanguage, taskLanguage, 'en'])
  if (!language) return <Notice kind="quiet">{t('guideline:none')}</Notice>
  return <GuidelineText markdown={texts[language] ?? ''} language={language} clause={clause} />
}
