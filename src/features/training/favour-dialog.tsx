import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFavour } from '#client/queries/training.ts'
import type { TrainingRow } from '#contract/training.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './training.module.css'

interface Props {
  projectId: string
  kind: 'letIn' | 'moreAttempts'
  row: TrainingRow
  onClose: () => void
}

/** An exception for one person in one language, which needs a reason. */
export function FavourDialog({ projectId, kind, row, onClose }: Props) {
  const { t } = useTranslation(['training', 'common'])
  const format = useFormat()
  const [reason, setReason] = useState('')
  const favour = useFavour(projectId, row.personId, kind)
  const named = { name: row.name, language: format.language(row.language) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    favour.mutate({ language: row.language, reason }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(kind === 'letIn' ? 'training:people.letInTitle' : 'training:people.moreTitle', named)}
      isOpen
      onClose={onClose}
    >
      <form className={styles.form} onSubmit={submit}>
        <TextField label={t('training:people.why')} isRequired value={reason} onChange={setReason} />
        <Problem error={favour.error} />
        <div className={buttonRow.buttons}>
          <Button type="submit" variant="primary" isDisabled={reason.trim() === ''} isPending={favour.isPending}>
            {t(kind === 'letIn' ? 'training:people.letIn' : 'training:people.more')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
