import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '#contract/people.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { MemberDialog } from './member-dialog.tsx'

/** The members, with their roles, languages and markets; each can be changed. */
export function MemberTable({ project, members }: { project: Project; members: Member[] }) {
  const { t } = useTranslation(['people', 'common'])
  const format = useFormat()
  const [changing, setChanging] = useState<Member | null>(null)
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: t('people:name'),
      isRowHeader: true,
      sortValue: (member) => member.name,
      cell: (member) => <bdi>{member.name}</bdi>,
    },
    {
      id: 'email',
      header: t('people:email'),
      sortValue: (member) => member.email ?? '',
      cell: (member) => <bdi>{member.email}</bdi>,
    },
    {
      id: 'roles',
      header: t('people:roles'),
      cell: (member) => format.list(member.roles.map((role) => t(`common:role.${role}`))),
    },
    {
      id: 'languages',
      header: t('people:languages'),
      cell: (member) =>
        member.languages.length > 0
          ? format.list(member.languages.map((one) => format.language(one)))
          : t('people:all'),
    },
    {
      id: 'markets',
      header: t('people:markets'),
      cell: (member) =>
        member.markets.length > 0 ? format.list(member.markets.map((one) => format.region(one))) : t('people:all'),
    },
    {
      id: 'joined',
      header: t('people:joined'),
      sortValue: (member) => member.joinedAt,
      cell: (member) => format.date(member.joinedAt),
    },
    {
      id: 'change',
      header: '',
      cell: (member) => (
        <Button onPress={() => setChanging(member)} aria-label={t('people:changeNamed', { name: member.name })}>
          {t('people:change')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <Table
        label={t('people:title')}
        columns={columns}
        rows={members}
        rowKey={(member) => member.personId}
        empty={t('people:nobody')}
      />
      {changing && <MemberDialog project={project} member={changing} onClose={() => setChanging(null)} />}
    </>
  )
}
