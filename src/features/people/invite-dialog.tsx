import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvite } from '#client/queries/people.ts'
import type { Membership, NewLink } from '#contract/people.ts'
import type { Project } from '#contract/project.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextField } from '#ui/text-field.tsx'
import { MembershipFields } from './membership-fields.tsx'
import { NewLinks } from './new-links.tsx'
import styles from './people.module.css'

/** Making single-use links; they are shown once, here. */
export function InviteDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const [value, setValue] = useState<Membership>({ roles: ['annotator'], languages: [], markets: [] })
  const [note, setNote] = useState('')
  const [days, setDays] = useState(7)
  const [count, setCount] = useState(1)
  const [links, setLinks] = useState<NewLink[] | null>(null)
  const invite = useInvite(project.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ ...value, note, days, count }, { onSuccess: (made) => setLinks(made.links) })
  }
  return (
    <Dialog title={t('people:inviteTitle')} isOpen onClose={onClose}>
      {links ? (
        <NewLinks links={links} onClose={onClose} />
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <MembershipFields project={project} value={value} onChange={setValue} />
          <div className={styles.pair}>
            <NumberField label={t('people:howMany')} minValue={1} maxValue={50} value={count} onChange={setCount} />
            <NumberField label={t('people:days')} minValue={1} maxValue={30} value={days} onChange={setDays} />
          </div>
          <TextField label={t('people:note')} description={t('people:noteHint')} value={note} onChange={setNote} />
          <Problem error={invite.error} />
          <div className={buttonRow.buttons}>
            <Button type="submit" variant="primary" isDisabled={value.roles.length === 0} isPending={invite.isPending}>
              {t('people:makeLinks', { count })}
            </Button>
            <Button onPress={onClose}>{t('common:cancel')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
