import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { historyOptions } from '#client/queries/history.ts'
import type { HistoryRow } from '#contract/labelling.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './history.module.css'

/** A person's own tasks, latest first; a submitted one can be opened and corrected. */
export function HistoryPage() {
  const { t } = useTranslation(['history', 'feedback', 'common'])
  const format = useFormat()
  const history = useInfiniteQuery(historyOptions())
  const first = history.data?.pages[0]
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? []
  const columns: Column<HistoryRow>[] = [
    {
      id: 'query',
      header: t('history:query'),
      isRowHeader: true,
      cell: (row) => {
        const text = <bdi lang={row.language}>{row.query}</bdi>
        if (row.state !== 'submitted') return text
        return (
          <Link to="/history/$assignmentId" params={{ assignmentId: row.assignmentId }}>
            {text}
          </Link>
        )
      },
    },
    { id: 'language', header: t('history:language'), cell: (row) => format.language(row.language) },
    { id: 'project', header: t('history:project'), cell: (row) => <bdi>{row.projectName}</bdi> },
    { id: 'state', header: t('history:state'), cell: (row) => t(`history:states.${row.state}`) },
    {
      id: 'labels',
      header: t('history:labels'),
      numeric: true,
      cell: (row) => `${format.number(row.labels)} / ${format.number(row.results)}`,
    },
    { id: 'last', header: t('history:last'), cell: (row) => format.dateTime(row.lastAt) },
  ]
  return (
    <Page
      title={t('history:title')}
      actions={
        <>
          <Link to="/feedback">{t('feedback:show')}</Link>
          <Link to="/skill">{t('history:skill')}</Link>
        </>
      }
    >
      {first && (
        <dl className={styles.counts}>
          <div>
            <dt>{t('history:today')}</dt>
            <dd>
              {t('history:counts', {
                tasks: format.number(first.today.tasks),
                labels: format.number(first.today.labels),
              })}
            </dd>
          </div>
          <div>
            <dt>{t('history:total')}</dt>
            <dd>
              {t('history:counts', {
                tasks: format.number(first.total.tasks),
                labels: format.number(first.total.labels),
              })}
            </dd>
          </div>
        </dl>
      )}
      {history.isPending && <Skeleton lines={8} />}
      <Problem error={history.error} />
      {history.data && (
        <Table
          label={t('history:title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.assignmentId}
          empty={t('history:empty')}
        />
      )}
      {history.hasNextPage && (
        <Button onPress={() => void history.fetchNextPage()} isPending={history.isFetchingNextPage}>
          {t('common:more')}
        </Button>
      )}
    </Page>
  )
}
