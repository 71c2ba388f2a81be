import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { draftsOptions, useCreateDraft } from '#client/queries/drafts.ts'
import { guidelineOptions } from '#client/queries/guidelines.ts'
import { parseClauses } from '#core/guideline.ts'
import { type ClauseWords, clauseIn, isOneClause } from '#core/guideline-clause.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { ClauseFields } from '#ui/clause-fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './after.module.css'

interface Props {
  projectId: string
  sessionId: string
  /** The item on the table. */
  n: number
  /** The clause that was cited, to begin with. */
  clause?: string | null
  onDone?: () => void
}

const anew = 'new'

/** Drafts a change of the guideline from what the room has settled: a clause as it reads now beside the words that are to stand there. */
export function DraftChange({ projectId, sessionId, n, clause: cited = null, onDone }: Props) {
  const { t, i18n } = useTranslation(['calibration', 'errors'])
  const { data: guideline } = useQuery(guidelineOptions(projectId))
  const { data: list } = useQuery(draftsOptions(projectId, sessionId))
  const create = useCreateDraft(projectId)
  const [clause, setClause] = useState(cited)
  const [chosen, setLanguage] = useState<string | null>(null)
  const [texts, setTexts] = useState<Record<string, ClauseWords>>({})
  const [note, setNote] = useState('')
  if (!guideline) return <Skeleton lines={6} />
  const written = Object.keys(guideline.texts)
  const own = i18n.resolvedLanguage ?? 'en'
  const languages = written.length > 0 ? written : [own]
  const language = chosen ?? (languages.includes(own) ? own : (languages[0] ?? own))
  const clauses = parseClauses(guideline.texts[language] ?? '')
  // What was cited may be gone, or the guideline have no clause yet.
  const id = clause !== null && languages.some((one) => clauseIn(guideline.texts, clause)[one]) ? clause : null
  // A language may lack the clause that is changed in another.
  const offered = id === null || clauses.some((one) => one.id === id) ? clauses : [{ id, title: id }, ...clauses]
  const inForce = id === null ? undefined : clauseIn(guideline.texts, id)[language]
  const value = texts[language] ?? inForce ?? { title: '', text: '' }
  const all = Object.values(texts)
  const save = () =>
    create.mutate(
      { sessionId, n, basedOn: guideline.version, clause: id, texts, note },
      {
        onSuccess: () => {
          toast({ text: t('calibration:after.saved') })
          setTexts({})
          setNote('')
          onDone?.()
        },
      },
    )
  const error = create.error instanceof ApiError ? create.error : null
  const drafts = list?.drafts.length ?? 0
  return (
    <section className={styles.draft} aria-label={t('calibration:after.title')}>
      <h3>{t('calibration:after.title')}</h3>
      <p className={styles.quiet}>{t('calibration:after.about')}</p>
      <Select
        label={t('calibration:after.clause')}
        value={id ?? anew}
        onChange={(one) => {
          setClause(one === anew ? null : one)
          setTexts({})
        }}
        options={[
          ...offered.map((one) => ({ value: one.id, label: one.title, lang: language })),
          { value: anew, label: t('calibration:after.newClause') },
        ]}
      />
      <ClauseFields
        languages={languages}
        language={language}
        onLanguage={setLanguage}
        value={value}
        onChange={(words) => setTexts((old) => ({ ...old, [language]: words }))}
        beside={
          id !== null && (
            <div className={styles.now} lang={language} dir="auto">
              {inForce ? (
                <>
                  <h4>{inForce.title}</h4>
                  <p>{inForce.text}</p>
                </>
              ) : (
                <p className={styles.quiet}>{t('calibration:after.nothing')}</p>
              )}
            </div>
          )
        }
      />
      <TextField label={t('calibration:after.note')} maxLength={2000} value={note} onChange={setNote} />
      {error && (
        <Notice kind="error">
          {error.id === 'stale-version' ? t('calibration:after.stale') : t(`errors:${error.id}`, { count: 0 })}
        </Notice>
      )}
      <div className={buttonRow.buttons}>
        <Button
          variant="primary"
          isDisabled={all.length === 0 || !all.every(isOneClause)}
          isPending={create.isPending}
          onPress={save}
        >
          {t('calibration:after.save')}
        </Button>
        {drafts > 0 && (
          <span className={styles.quiet}>
            {t('calibration:after.drafted', { count: drafts })}{' '}
            <Link to="/projects/$projectId/guideline" params={{ projectId }} target="_blank">
              {t('calibration:after.goto')}
            </Link>
          </span>
        )}
      </div>
    </section>
  )
}
