import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useActions } from '#actions/use-actions.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import panel from '#ui/workbench/judgement.module.css'
import { draftInView } from '../store/review-session.ts'
import { useReview, useReviewState } from './review-context.ts'

/** The clause that the decision follows from, and the way to the list of them. */
export function ClauseField() {
  const { t } = useTranslation('review')
  const { project, session } = useReview()
  const clauses = useClauses(project.id) ?? []
  const cited = useReviewState((state) => draftInView(state).clause)
  const button = useActionButton('review.clause')
  const title = clauses.find(({ id }) => id === cited)?.title ?? cited
  return (
    <section>
      <h2>
        <span>{t('clause')}</span>
        {button.keys[0] && <Kbd>{button.keys[0]}</Kbd>}
      </h2>
      <Button aria-keyshortcuts={button['aria-keyshortcuts']} aria-expanded={false} onPress={session.openClauses}>
        <bdi>{title ?? t('noClause')}</bdi>
      </Button>
    </section>
  )
}

/** The clauses by number; the one picked is cited, and the decision that waited for it is stored. */
export function Clauses() {
  const { t } = useTranslation('review')
  const { session, project } = useReview()
  const clauses = useClauses(project.id) ?? []
  const waits = useReviewState(({ pending }) => pending !== null)
  useActions('clauses', {
    'clauses.pick': {
      run: ({ digit, choice }) => {
        const clause = clauses[(digit ?? Number(choice)) - 1]
        if (clause) session.cite(clause.id)
        else if (!waits && (digit === 0 || choice === '0')) session.cite(null)
      },
      choices: () => clauses.slice(0, 9).map(({ title }, at) => ({ id: String(at + 1), label: title })),
    },
    'clauses.close': { run: session.closeClauses },
  })
  return (
    <section className={panel.reasons} aria-label={t('pickClause')}>
      <h2>{t('pickClause')}</h2>
      {waits && <p>{t('clauseFirst')}</p>}
      {clauses.length === 0 && <p>{t('noClauses')}</p>}
      {clauses.map(({ id, title }, at) => (
        <Button key={id} className={panel.reason} autoFocus={at === 0} onPress={() => session.cite(id)}>
          {at < 9 && <Kbd>{String(at + 1)}</Kbd>} <bdi>{title}</bdi>
        </Button>
      ))}
      {!waits && (
        <Button variant="bare" onPress={() => session.cite(null)}>
          <Kbd>0</Kbd> {t('withoutClause')}
        </Button>
      )}
      <Button variant="bare" onPress={session.closeClauses}>
        {t('closeClauses')}
      </Button>
    </section>
  )
}
