import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiftStanding } from '#client/queries/gold.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './gold.module.css'

interface Props {
  projectId: string
  person: { id: string; name: string; language: string }
  onClose: () => void
}

/** Letting somebody work in a language again, with a reason. */
export function LiftDialog({ projectId, person, onClose }: Props) {
  const { t } = useTranslation(['gold', 'common'])
  const format = useFormat()
  const [reason, setReason] = useState('')
  const lift = useLiftStanding(projectId, person.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    lift.mutate({ language: person.language, reason }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('gold:liftTitle')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p>
          <bdi>{person.name}</bdi> · {format.language(person.language)}
        </p>
        <p className={styles.hint}>{t('gold:liftHint')}</p>
        <TextField label={t('gold:liftReason')} isRequired maxLength={2000} value={reason} onChange={setReason} />
        <Problem error={lift.error} />
        <div className={buttonRow.buttons}>
          <Button type="submit" variant="primary" isDisabled={reason.trim() === ''} isPending={lift.isPending}>
            {t('gold:lift')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
