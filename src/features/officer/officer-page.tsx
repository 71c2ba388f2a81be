import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { officerOptions, useDecideSuspect } from '#client/queries/officer.ts'
import type { Quarantined } from '#contract/officer.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './officer.module.css'
import { UnusualReporters } from './unusual-reporters.tsx'

/** What was reported, for an officer: ids, hashes and times, and the decisions; never what it is. */
export function OfficerPage() {
  const { t } = useTranslation(['officer'])
  const list = useInfiniteQuery(officerOptions())
  const decide = useDecideSuspect()
  const [note, setNote] = useState('')
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const columns = useColumns(note, decide)
  const error = list.error ?? decide.error
  return (
    <Page title={t('officer:title')}>
      <p className={styles.about}>{t('officer:about')}</p>
      {list.isPending && <Skeleton lines={6} />}
      <Problem error={error} />
      {list.data && (
        <>
          <UnusualReporters items={items} note={note} decide={decide} />
          {items.length > 0 && <TextField label={t('officer:note')} value={note} onChange={setNote} maxLength={2000} />}
          <Table
            label={t('officer:title')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('officer:empty')}
          />
          {list.hasNextPage && (
            <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {t('officer:more')}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

/** Enough of an id or hash to tell two apart; all of it stands in the title. */
function Short({ text }: { text: string }) {
  return (
    <code title={text} className={styles.short}>
      {text}
    </code>
  )
}

function useColumns(note: string, decide: ReturnType<typeof useDecideSuspect>): Column<Quarantined>[] {
  const { t } = useTranslation('officer')
  const format = useFormat()
  return [
    {
      id: 'reported',
      header: t('column.reported'),
      isRowHeader: true,
      sortValue: (one) => one.reportedAt,
      cell: (one) => format.dateTime(one.reportedAt),
    },
    { id: 'id', header: t('column.id'), cell: ({ id }) => <Short text={id} /> },
    { id: 'hash', header: t('column.hash'), cell: ({ contentKey }) => <Short text={contentKey} /> },
    {
      id: 'by',
      header: t('column.by'),
      cell: ({ reporters, unusual }) =>
        `${format.list(reporters.map(({ name }) => name))}${unusual ? ` (${t('unusual')})` : ''}`,
    },
    {
      id: 'copies',
      header: t('column.copies'),
      cell: ({ results, projects }) => t('copies', { count: results, projects: format.number(projects) }),
    },
    {
      id: 'state',
      header: t('column.state'),
      sortValue: (one) => one.state,
      cell: ({ state, note: noted, decidedAt }) => (
        <>
          {t(`state.${state}`)}
          {decidedAt && ` · ${format.dateTime(decidedAt)}`}
          {noted !== '' && <bdi className={styles.note}>{noted}</bdi>}
        </>
      ),
    },
    {
      id: 'decide',
      header: '',
      cell: ({ id, state }) => (
        <span className={styles.ways}>
          {(state === 'held' || state === 'confirmed') && (
            <Button
              aria-label={t('restoreNamed', { id })}
              isDisabled={decide.isPending}
              onPress={() => decide.mutate({ to: 'restore', itemId: id, note })}
            >
              {t('restore')}
            </Button>
          )}
          {state === 'held' && (
            <Button
              aria-label={t('confirmNamed', { id })}
              isDisabled={decide.isPending}
              onPress={() => decide.mutate({ to: 'confirm', itemId: id, note })}
            >
              {t('confirm')}
            </Button>
          )}
        </span>
      ),
    },
  ]
}
