import { useTranslation } from 'react-i18next'
import { useWithdraw } from '#client/queries/people.ts'
import type { Invitation } from '#contract/people.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'

/** Invitations: open, used, expired; open ones can be withdrawn. */
export function InvitationTable({ projectId, invitations }: { projectId: string; invitations: Invitation[] }) {
  const { t } = useTranslation(['people', 'common'])
  const format = useFormat()
  const withdraw = useWithdraw(projectId)
  const state = ({ usedAt, expiresAt }: Invitation) =>
    usedAt ? 'used' : new Date(expiresAt).getTime() < Date.now() ? 'expired' : 'open'
  const columns: Column<Invitation>[] = [
    {
      id: 'note',
      header: t('people:note'),
      isRowHeader: true,
      cell: ({ note, createdAt }) => <bdi>{note || format.date(createdAt)}</bdi>,
    },
    {
      id: 'roles',
      header: t('people:roles'),
      cell: (one) => format.list(one.roles.map((role) => t(`common:role.${role}`))),
    },
    { id: 'state', header: t('people:state'), sortValue: state, cell: (one) => t(`people:invitation.${state(one)}`) },
    {
      id: 'expires',
      header: t('people:expires'),
      sortValue: (one) => one.expiresAt,
      cell: (one) => format.dateTime(one.expiresAt),
    },
    {
      id: 'withdraw',
      header: '',
      cell: (one) =>
        state(one) === 'open' && (
          <Button
            isPending={withdraw.isPending && withdraw.variables === one.id}
            onPress={() => withdraw.mutate(one.id)}
          >
            {t('people:withdraw')}
          </Button>
        ),
    },
  ]
  return (
    <Table
      label={t('people:invitations')}
      columns={columns}
      rows={invitations}
      rowKey={(one) => one.id}
      empty={t('people:nobody')}
    />
  )
}
