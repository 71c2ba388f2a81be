import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { invitationOptions, memberOptions } from '#client/queries/people.ts'
import { projectOptions } from '#client/queries/projects.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { InvitationTable } from './invitation-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberTable } from './member-table.tsx'
import styles from './people.module.css'

/** Who works in a project, and who has been asked to. */
export function MembersPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('people')
  const [inviting, setInviting] = useState(false)
  const { data: project } = useQuery(projectOptions(projectId))
  const { data: members } = useQuery(memberOptions(projectId))
  const { data: invitations } = useQuery(invitationOptions(projectId))
  const invite = (
    <Button variant="primary" onPress={() => setInviting(true)}>
      {t('invite')}
    </Button>
  )
  return (
    <Page title={t('title')} above={project && <span dir="auto">{project.name}</span>} actions={invite}>
      {!members && <Skeleton lines={6} />}
      {members && project && <MemberTable project={project} members={members.members} />}
      {invitations && invitations.invitations.length > 0 && (
        <section className={styles.section}>
          <h2>{t('invitations')}</h2>
          <InvitationTable projectId={projectId} invitations={invitations.invitations} />
        </section>
      )}
      {inviting && project && <InviteDialog project={project} onClose={() => setInviting(false)} />}
    </Page>
  )
}
