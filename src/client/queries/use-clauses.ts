import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Clause, parseClauses } from '#core/guideline.ts'
import { guidelineOptions } from './guidelines.ts'

/** The clauses of the guideline in force, in the reader's language where there is one, else in English or the first; null until it is here. */
export function useClauses(projectId: string): Clause[] | null {
  const { i18n } = useTranslation()
  const { data, isPending } = useQuery(guidelineOptions(projectId))
  if (isPending) return null
  const texts = data?.texts ?? {}
  return parseClauses(texts[i18n.resolvedLanguage ?? ''] ?? texts.en ?? Object.values(texts)[0] ?? '')
}
