import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { draftsOptions } from '#client/queries/drafts.ts'
import type { GuidelineDraft } from '#contract/guideline-draft.ts'
import type { Guideline, Project } from '#contract/project.ts'
import { DraftCard } from './draft-card.tsx'
import styles from './guidelines.module.css'

interface Props {
  project: Project
  guideline: Guideline
  /** Told of the clause that reads otherwise once a draft is published. */
  onPublished: (clause: string) => void
}

/** Changes of clauses that wait to be published, and those that were published or dropped; nothing where there are none. */
export function DraftsList({ project, guideline, onPublished }: Props) {
  const { t } = useTranslation('guideline')
  const { data } = useQuery(draftsOptions(project.id))
  if (!data || data.drafts.length === 0) return null
  const card = (draft: GuidelineDraft) => (
    <li key={draft.id}>
      <DraftCard
        project={project}
        draft={draft}
        version={data.version}
        written={Object.keys(guideline.texts)}
        onPublished={onPublished}
      />
    </li>
  )
  const open = data.drafts.filter(({ state }) => state === 'draft')
  const done = data.drafts.filter(({ state }) => state !== 'draft')
  return (
    <section className={styles.drafts}>
      <h2>{t('drafts.title')}</h2>
      {open.length > 0 && <ul className={styles.draftList}>{open.map(card)}</ul>}
      {done.length > 0 && (
        <details open={open.length === 0}>
          <summary>{t('drafts.done')}</summary>
          <ul className={styles.draftList}>{done.map(card)}</ul>
        </details>
      )}
    </section>
  )
}
