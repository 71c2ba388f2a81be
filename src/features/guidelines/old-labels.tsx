import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { oldLabelsOptions } from '#client/queries/bulk.ts'
import type { Guideline } from '#contract/project.ts'
import { parseClauses } from '#core/guideline.ts'
import { Notice } from '#ui/notice.tsx'

interface Props {
  projectId: string
  guideline: Guideline
  /** Ids of the clauses whose text the version in force changed. */
  clauses: string[]
}

/** After a clause changed: how many labels were decided by its old text, and the way to have them made anew. */
export function OldLabels({ projectId, guideline, clauses }: Props) {
  const { t } = useTranslation('guideline')
  const { version, texts } = guideline
  const found = useQueries({ queries: clauses.map((clause) => oldLabelsOptions(projectId, { clause, version })) })
  const titles = new Map(
    Object.values(texts)
      .flatMap(parseClauses)
      .map(({ id, title }) => [id, title]),
  )
  const rows = clauses.map((clause, i) => ({ clause, count: found[i]?.data ?? 0 })).filter(({ count }) => count > 0)
  if (rows.length === 0) return null
  return (
    <Notice kind="info">
      <div role="status">
        {rows.map(({ clause, count }) => (
          <p key={clause}>
            {t('oldLabels', { clause: titles.get(clause) || clause, count })}{' '}
            <Link
              to="/projects/$projectId/bulk"
              params={{ projectId }}
              search={{ clause, guidelineBefore: String(version) }}
            >
              {t('requeue')}
            </Link>
          </p>
        ))}
      </div>
    </Notice>
  )
}
