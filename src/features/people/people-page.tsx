import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { peopleOptions, useResetLink, useSetOfficer } from '#client/queries/people.ts'
import type { NewLink, Person } from '#contract/people.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { NewLinks } from './new-links.tsx'
import styles from './people.module.css'

/** All accounts of the server, for its owner; a forgotten password is mended here. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'common', 'officer'])
  const format = useFormat()
  const people = useQuery(peopleOptions())
  const reset = useResetLink()
  const officer = useSetOfficer()
  const [link, setLink] = useState<NewLink | null>(null)
  const columns: Column<Person>[] = [
    {
      id: 'name',
      header: t('people:name'),
      isRowHeader: true,
      sortValue: (one) => one.name,
      cell: (one) => <bdi>{one.name}</bdi>,
    },
    {
      id: 'email',
      header: t('people:email'),
      sortValue: (one) => one.email ?? '',
      cell: (one) => <bdi>{one.email}</bdi>,
    },
    {
      id: 'projects',
      header: t('people:projects'),
      cell: (one) => (
        <bdi>
          {format.list(
            one.projects.map(
              ({ name, roles }) => `${name} (${format.list(roles.map((role) => t(`common:role.${role}`)))})`,
            ),
          )}
        </bdi>
      ),
    },
    {
      id: 'since',
      header: t('people:joined'),
      sortValue: (one) => one.createdAt,
      cell: (one) => format.date(one.createdAt),
    },
    {
      id: 'officer',
      header: t('officer:people.column'),
      cell: (one) =>
        one.email && (
          <Button
            aria-label={`${t(`officer:people.${one.officer ? 'end' : 'name'}`)}: ${one.name}`}
            isPending={officer.isPending && officer.variables.personId === one.id}
            onPress={() => officer.mutate({ personId: one.id, officer: !one.officer })}
          >
            {one.officer ? `✓ ${t('officer:people.end')}` : t('officer:people.name')}
          </Button>
        ),
    },
    {
      id: 'reset',
      header: '',
      cell: (one) =>
        one.email && (
          <Button
            aria-label={t('people:resetNamed', { name: one.name })}
            isPending={reset.isPending && reset.variables === one.id}
            onPress={() => reset.mutate(one.id, { onSuccess: setLink })}
          >
            {t('people:reset')}
          </Button>
        ),
    },
  ]
  return (
    <Page title={t('people:everybody')}>
      {people.isPending && <Skeleton lines={6} />}
      <Problem error={people.error ?? reset.error ?? officer.error} />
      <p className={styles.hint}>{t('officer:people.hint')}</p>
      {people.data && (
        <Table
          label={t('people:everybody')}
          columns={columns}
          rows={people.data.people}
          rowKey={(one) => one.id}
          empty={t('people:nobody')}
        />
      )}
      {link && (
        <Dialog title={t('people:resetTitle')} isOpen onClose={() => setLink(null)}>
          <NewLinks links={[link]} onClose={() => setLink(null)} />
        </Dialog>
      )}
    </Page>
  )
}
