import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { GuidelineDraft } from '#contract/guideline-draft.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './guidelines.module.css'

/** What became of a draft: who published or dropped it, and the labels to look at again. */
export function DraftOutcome({ project, draft }: { project: Project; draft: GuidelineDraft }) {
  const { t } = useTranslation('guideline')
  const format = useFormat()
  const { state, settledBy, settledAt, version, recheck, clause } = draft
  if (state === 'draft' || settledAt === null) return null
  const by = { name: settledBy ?? '', date: format.dateTime(settledAt) }
  if (state === 'dropped') return <p className={styles.facts}>{t('drafts.dropped', by)}</p>
  const number = version ?? 0
  return (
    <>
      <p className={styles.facts}>{t('drafts.published', { ...by, version: format.number(number) })}</p>
      {recheck !== null && recheck > 0 && (
        <p>
          {t('drafts.recheck', { count: recheck })}{' '}
          {project.roles.includes('owner') && (
            <Link
              to="/projects/$projectId/bulk"
              params={{ projectId: project.id }}
              search={{ clause, guidelineBefore: String(number) }}
            >
              {t('requeue')}
            </Link>
          )}
        </p>
      )}
    </>
  )
}
