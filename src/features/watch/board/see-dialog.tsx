import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeeAlarm } from '#client/queries/watch.ts'
import type { Alarm } from '#contract/watch.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextArea } from '#ui/text-area.tsx'

interface Props {
  projectId: string
  alarm: Alarm
  text: string
  onClose: () => void
}

/** Notes that an alarm was seen, and what is done about it. */
export function SeeDialog({ projectId, alarm, text, onClose }: Props) {
  const { t } = useTranslation(['watch', 'common'])
  const see = useSeeAlarm(projectId)
  const [note, setNote] = useState(alarm.note)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    see.mutate({ alarmId: alarm.id, note: note.trim().slice(0, 2000) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('watch:alarms.seen')} isOpen onClose={onClose}>
      <form className={boxed.form} onSubmit={submit}>
        <p>{text}</p>
        <TextArea label={t('watch:alarms.note')} rows={3} dir="auto" value={note} onChange={setNote} />
        <Problem error={see.error} />
        <div className={buttonRow.buttons}>
          <Button type="submit" variant="primary" isPending={see.isPending}>
            {t('watch:alarms.see')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
