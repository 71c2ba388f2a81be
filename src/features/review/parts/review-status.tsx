import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { AwayButton } from '#ui/workbench/away-button.tsx'
import { type Hint, HintKeys, keyRange } from '#ui/workbench/hint-keys.tsx'
import { OutboxStatus } from '#ui/workbench/outbox-status.tsx'
import { SetAsideDialog } from '#ui/workbench/set-aside-dialog.tsx'
import styles from '#ui/workbench/status-line.module.css'
import { useReview, useReviewState } from './review-context.ts'
import { SafeDialog } from './safe-dialog.tsx'

/** The foot of the review page: keys, what is left here, what is stored, the safe ones, and the next query. */
export function ReviewStatus() {
  const { t } = useTranslation('review')
  const { outbox, project } = useReview()
  const [open, setOpen] = useState<'aside' | 'safe' | null>(null)
  const left = useReviewState(
    ({ group, decided }) => group?.items.filter(({ resultId }) => !decided[resultId]).length ?? 0,
  )
  const hints: Hint[] = [
    { text: t('hint.move'), actions: ['review.nextResult', 'review.previousResult'] },
    { text: t('hint.decide'), cap: keyRange(project.scale.grades.map(({ key }) => key)) },
    { text: t('hint.accept'), actions: ['review.accept'] },
    { text: t('hint.clause'), actions: ['review.clause'] },
    { text: t('hint.reason'), actions: ['review.reason'] },
    { text: t('hint.undo'), actions: ['review.undo'] },
    { text: t('hint.keys'), actions: ['global.keys'] },
  ]
  const next = useActionButton('review.next')
  return (
    <footer className={styles.status}>
      <HintKeys hints={hints} />
      <span className={styles.lacking} role="status">
        {left > 0 ? t('left', { count: left }) : t('allDecided')}
      </span>
      <span className={styles.grow} />
      <OutboxStatus of={outbox.status} onAside={() => setOpen('aside')} />
      <AwayButton />
      <Button onPress={() => setOpen('safe')}>{t('safe.open')}</Button>
      <Button variant="primary" aria-keyshortcuts={next['aria-keyshortcuts']} onPress={() => next.onPress()}>
        {t('next')} {next.keys[0] && <Kbd>{next.keys[0]}</Kbd>}
      </Button>
      {open === 'aside' && <SetAsideDialog aside={outbox.aside} onClose={() => setOpen(null)} />}
      {open === 'safe' && <SafeDialog onClose={() => setOpen(null)} />}
    </footer>
  )
}
