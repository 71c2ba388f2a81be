import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useContest } from '#client/queries/feedback.ts'
import type { FeedbackRow } from '#contract/review.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './feedback.module.css'

/** Where a contest of the row stands, or the way to make it; nothing where the decision confirms the label. */
export function ContestCell({ row }: { row: FeedbackRow }) {
  const { t } = useTranslation('feedback')
  const [isOpen, setOpen] = useState(false)
  if (row.contest === 'open') return t('contestOpen')
  if (row.contest === 'answered') return t('contestAnswered')
  if (row.contest === 'no') return null
  return (
    <>
      <Button aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {t('contest')}
      </Button>
      {isOpen && <ContestDialog row={row} onClose={() => setOpen(false)} />}
    </>
  )
}

function ContestDialog({ row, onClose }: { row: FeedbackRow; onClose: () => void }) {
  const { t } = useTranslation(['feedback', 'common', 'errors'])
  const [reason, setReason] = useState('')
  const contest = useContest(row.assignmentId)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const done = () => {
      toast({ text: t('feedback:contested') })
      onClose()
    }
    contest.mutate({ subject: row.subject, reason: reason.trim() }, { onSuccess: done })
  }
  const { error } = contest
  return (
    <Dialog title={t('feedback:contestTitle')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={send}>
        <p>{t('feedback:contestWhy')}</p>
        <p>
          <bdi>{row.query}</bdi>
          {row.title !== '' && (
            <>
              {' · '}
              <bdi>{row.title}</bdi>
            </>
          )}
        </p>
        <TextArea label={t('feedback:contestReason')} dir="auto" rows={4} value={reason} onChange={setReason} />
        <Problem error={error} />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" isDisabled={reason.trim() === ''} isPending={contest.isPending}>
            {t('feedback:contestSend')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
