import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './plan.module.css'

interface Props {
  title: string
  hint?: string
  action: string
  isPending: boolean
  error: unknown
  onConfirm: (note: string) => void
  onClose: () => void
}

/** Asks why before something that stands in the project's record. */
export function ReasonDialog({ title, hint, action, isPending, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation(['plan', 'common'])
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(note)
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {hint && <p className={styles.hint}>{hint}</p>}
        <TextField label={t('plan:life.why')} isRequired maxLength={2000} value={note} onChange={setNote} />
        <Problem error={error} />
        <div className={buttonRow.buttons}>
          <Button type="submit" variant="primary" isDisabled={note.trim() === ''} isPending={isPending}>
            {action}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
