import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemoveMember, useUpdateMember } from '#client/queries/people.ts'
import type { Member } from '#contract/people.ts'
import type { Project } from '#contract/project.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { MembershipFields } from './membership-fields.tsx'
import styles from './people.module.css'

/** Changing or ending one membership. */
export function MemberDialog({ project, member, onClose }: { project: Project; member: Member; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const [value, setValue] = useState({ roles: member.roles, languages: member.languages, markets: member.markets })
  const [removing, setRemoving] = useState(false)
  const update = useUpdateMember(project.id, member.personId)
  const remove = useRemoveMember(project.id, member.personId)
  return (
    <Dialog title={member.name} isOpen onClose={onClose}>
      <div className={styles.form}>
        <MembershipFields project={project} value={value} onChange={setValue} />
        <Problem error={update.error ?? remove.error} />
        <div className={buttonRow.buttons}>
          <Button
            variant="primary"
            isDisabled={value.roles.length === 0}
            isPending={update.isPending}
            onPress={() => update.mutate(value, { onSuccess: onClose })}
          >
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <span className={buttonRow.grow} />
          <Button
            variant={removing ? 'danger' : 'quiet'}
            isPending={remove.isPending}
            onPress={() => (removing ? remove.mutate(undefined, { onSuccess: onClose }) : setRemoving(true))}
          >
            {removing ? t('people:removeReally') : t('people:remove')}
          </Button>
        </div>
        {removing && <p className={styles.hint}>{t('people:removeHint')}</p>}
      </div>
    </Dialog>
  )
}
