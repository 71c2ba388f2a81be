import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useActions } from '#actions/use-actions.ts'
import { guidelineOptions } from '#client/queries/guidelines.ts'
import { type Clause, parseClauses } from '#core/guideline.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import panel from '#ui/workbench/judgement.module.css'
import { draftInView } from '../store/review-session.ts'
import { useReview, useReviewState } from './review-context.ts'

/** The clauses of the guideline in force, in the reader's language where there is one, else in the first. */
function useClauses(projectId: string): Clause[] {
  const { i18n } = useTranslation()
  const { data } = useQuery(guidelineOptions(projectId))
  const texts = data?.texts ?? {}
  return parseClauses(texts[i18n.resolvedLanguage ?? ''] ?? texts.en ?? Object.values(texts)[0] ?? '')
}

/** The clause that the decision follows from; while the list is open, digits pick one. */
export function ClauseField({ isOpen, setOpen }: { isOpen: boolean; setOpen: (isOpen: boolean) => void }) {
  const { t } = useTranslation('review')
  const { project } = useReview()
  const clauses = useClauses(project.id)
  const cited = useReviewState((state) => draftInView(state).clause)
  const button = useActionButton('review.clause')
  const title = clauses.find(({ id }) => id === cited)?.title ?? cited
  if (isOpen) return <Clauses clauses={clauses} onClose={() => setOpen(false)} />
  return (
    <section>
      <h2>
        <span>{t('clause')}</span>
        {button.keys[0] && <Kbd>{button.keys[0]}</Kbd>}
      </h2>
      <Button aria-keyshortcuts={button['aria-keyshortcuts']} aria-expanded={false} onPress={() => setOpen(true)}>
        <bdi>{title ?? t('noClause')}</bdi>
      </Button>
    </section>
  )
}

function Clauses({ clauses, onClose }: { clauses: Clause[]; onClose: () => void }) {
  const { t } = useTranslation('review')
  const { session } = useReview()
  const pick = (clause: string | null) => {
    session.draft({ clause })
    onClose()
  }
  useActions('clauses', {
    'clauses.pick': {
      run: ({ digit, choice }) => {
        const clause = clauses[(digit ?? Number(choice)) - 1]
        if (digit === 0 || choice === '0') pick(null)
        else if (clause) pick(clause.id)
      },
      choices: () => clauses.slice(0, 9).map(({ title }, at) => ({ id: String(at + 1), label: title })),
    },
    'clauses.close': { run: onClose },
  })
  return (
    <section className={panel.reasons} aria-label={t('pickClause')}>
      <h2>{t('pickClause')}</h2>
      {clauses.length === 0 && <p>{t('noClauses')}</p>}
      {clauses.map(({ id, title }, at) => (
        <Button key={id} className={panel.reason} autoFocus={at === 0} onPress={() => pick(id)}>
          {at < 9 && <Kbd>{String(at + 1)}</Kbd>} <bdi>{title}</bdi>
        </Button>
      ))}
      <Button variant="bare" onPress={() => pick(null)}>
        <Kbd>0</Kbd> {t('withoutClause')}
      </Button>
      <Button variant="bare" onPress={onClose}>
        {t('closeClauses')}
      </Button>
    </section>
  )
}
