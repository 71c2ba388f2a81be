import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuidelineDraft } from '#contract/guideline-draft.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { DraftActions } from './draft-actions.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { DraftOutcome } from './draft-outcome.tsx'
import { Plain } from './guideline-text.tsx'
import styles from './guidelines.module.css'

interface Props {
  project: Project
  draft: GuidelineDraft
  /** The version in force. */
  version: number
  /** The languages that the guideline is written in. */
  written: readonly string[]
  onPublished: (clause: string) => void
}

/** One drafted change: the clause as it reads and as it is to read, side by side in each language, who drafted it, and what can be done. */
export function DraftCard({ project, draft, version, written, onPublished }: Props) {
  const { t, i18n } = useTranslation('guideline')
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const isOpen = draft.state === 'draft'
  // The reader's language first, then the project's in their order.
  const order = [i18n.resolvedLanguage ?? 'en', ...project.languages]
  const languages = [...new Set([...order, ...Object.keys(draft.texts)])].filter((one) => draft.texts[one])
  const name = draft.texts[languages[0] ?? '']?.title || draft.clause
  const date = format.dateTime(draft.draftedAt)
  return (
    <article className={styles.draft} aria-label={name}>
      <header>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p className={styles.facts}>
          <span>{t('drafts.by', { name: draft.draftedBy, date })}</span>
          {draft.sessionId !== null && <span>{t('drafts.fromSession')}</span>}
        </p>
        <DraftOutcome project={project} draft={draft} />
      </header>
      {draft.note && (
        <p>
          <bdi>{draft.note}</bdi>
        </p>
      )}
      {draft.isStale && <Notice kind="warning">{t('drafts.stale')}</Notice>}
      {isEditing ? (
        <DraftEditor
          projectId={project.id}
          draft={draft}
          version={version}
          written={written}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          {languages.map((language) => (
            <Compared key={language} draft={draft} language={language} />
          ))}
          {isOpen && (
            <DraftActions
              projectId={project.id}
              draft={draft}
              version={version}
              name={name}
              onEdit={() => setEditing(true)}
              onPublished={onPublished}
            />
          )}
        </>
      )}
    </article>
  )
}

/** A clause before and after in one language; where it has changed since the draft was made, also as it was then. */
function Compared({ draft, language }: { draft: GuidelineDraft; language: string }) {
  const { t } = useTranslation('guideline')
  const format = useFormat()
  const { before, inForce, texts, state, isStale } = draft
  const [was, is] = [before[language], inForce[language]]
  const hasChanged = isStale && (was?.title !== is?.title || was?.text !== is?.text)
  const old = state === 'draft' ? is : was
  const side = (heading: string, words: { title: string; text: string } | undefined) => (
    <div>
      <h4>{heading}</h4>
      {words ? (
        <div className={styles.text} lang={language} dir="auto">
          <h5>{words.title}</h5>
          <Plain>{words.text}</Plain>
        </div>
      ) : (
        <p className={styles.facts}>{t('drafts.new')}</p>
      )}
    </div>
  )
  return (
    <section aria-label={format.language(language)}>
      {Object.keys(texts).length > 1 && <p className={styles.facts}>{format.language(language)}</p>}
      <div className={styles.compared}>
        {hasChanged && side(t('drafts.was'), was)}
        {side(t(state === 'draft' ? 'drafts.is' : 'drafts.was'), old)}
        {side(t('drafts.willBe'), texts[language])}
      </div>
    </section>
  )
}
