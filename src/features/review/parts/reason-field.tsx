import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { Kbd } from '#ui/kbd.tsx'
import styles from '#ui/workbench/judgement.module.css'
import { draftInView } from '../store/review-session.ts'
import { useReview, useReviewState } from './review-context.ts'
import { reasonFieldName } from './use-review-keys.ts'

/** Why it is decided so; it goes to the annotators with the decision. */
export function ReasonField({ isAsked }: { isAsked: boolean }) {
  const { t } = useTranslation('review')
  const { session } = useReview()
  const id = useId()
  const reason = useReviewState((state) => draftInView(state).reason)
  const button = useActionButton('review.reason')
  return (
    <section className={styles.explain}>
      <h2>
        <label htmlFor={id}>{t('reason')}</label>
        {button.keys[0] && <Kbd>{button.keys[0]}</Kbd>}
      </h2>
      <textarea
        id={id}
        name={reasonFieldName}
        dir="auto"
        rows={3}
        maxLength={5000}
        value={reason}
        aria-invalid={isAsked || undefined}
        aria-keyshortcuts={button['aria-keyshortcuts']}
        placeholder={t('reasonHint')}
        onChange={(event) => session.draft({ reason: event.target.value })}
      />
    </section>
  )
}
