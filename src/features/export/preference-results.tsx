import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { preferencesOptions } from '#client/queries/preferences.ts'
import type { PreferenceQuery } from '#contract/preferences.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './export.module.css'

/** What the preferences come to: rankers against each other, or the documents of each query in order. */
export function PreferenceResults({ projectId, all }: { projectId: string; all: boolean }) {
  const { t } = useTranslation(['export'])
  const format = useFormat()
  const { data, error } = useQuery(preferencesOptions(projectId, all))
  const number = (value: number) => format.number(Math.round(value * 100) / 100)
  if (error) return <Problem error={error} />
  if (!data) return <Skeleton lines={5} />
  const pairs = data.queries.filter(({ ranked }) => ranked.length > 0)
  const lists = data.queries.filter(({ mean }) => mean !== null)
  return (
    <section className={styles.results}>
      <h2>{t('export:results.title')}</h2>
      {data.votes === 0 && <p>{t('export:results.none')}</p>}
      {data.votes > 0 && (
        <p>
          {t('export:results.votes', {
            votes: format.number(data.votes),
            alpha: data.alpha === null ? t('export:results.noAlpha') : number(data.alpha),
          })}
          {data.bothBadShare > 0 && ` · ${t('export:results.bothBad', { share: format.percent(data.bothBadShare) })}`}
        </p>
      )}
      {data.lists.map(({ first, second, mean, ci95, queries }) => (
        <p key={`${first} ${second}`}>
          <b>{t('export:results.list', { first, second, mean: number(mean ?? 0), queries: format.number(queries) })}</b>{' '}
          {ci95 && t('export:results.interval', { low: number(ci95[0]), high: number(ci95[1]) })}
        </p>
      ))}
      {lists.length > 0 && <Lists rows={lists} number={number} />}
      {pairs.map((query) => (
        <Ranking key={`${query.queryId} ${query.language}`} query={query} number={number} />
      ))}
    </section>
  )
}

function Lists({ rows, number }: { rows: PreferenceQuery[]; number: (value: number) => string }) {
  const { t } = useTranslation('export')
  const format = useFormat()
  const columns: Column<PreferenceQuery>[] = [
    {
      id: 'query',
      header: t('results.query'),
      isRowHeader: true,
      cell: ({ query, language }) => <bdi lang={language}>{query}</bdi>,
      sortValue: ({ query }) => query,
    },
    { id: 'between', header: t('results.between'), cell: ({ first, second }) => <bdi>{`${first} · ${second}`}</bdi> },
    {
      id: 'mean',
      header: t('results.mean'),
      numeric: true,
      cell: ({ mean }) => number(mean ?? 0),
      sortValue: ({ mean }) => mean ?? 0,
    },
    {
      id: 'votes',
      header: t('results.count'),
      numeric: true,
      cell: ({ votes }) => format.number(votes),
      sortValue: ({ votes }) => votes,
    },
  ]
  return (
    <>
      <p className={styles.hint}>{t('results.direction')}</p>
      <Table
        label={t('results.queries')}
        columns={columns}
        rows={rows}
        rowKey={({ queryId, language, first, second }) => `${queryId} ${language} ${first} ${second}`}
        empty=""
      />
    </>
  )
}

type Ranked = PreferenceQuery['ranked'][number]

function Ranking({ query, number }: { query: PreferenceQuery; number: (value: number) => string }) {
  const { t } = useTranslation('export')
  const format = useFormat()
  const columns: Column<Ranked>[] = [
    {
      id: 'document',
      header: t('results.document'),
      isRowHeader: true,
      cell: ({ document }) => <bdi>{document}</bdi>,
    },
    {
      id: 'strength',
      header: t('results.strength'),
      numeric: true,
      cell: ({ strength }) => (strength === null ? '–' : number(strength)),
    },
    {
      id: 'range',
      header: t('results.range'),
      numeric: true,
      cell: ({ low, high }) =>
        low === null || high === null ? '–' : <bdi dir="ltr">{`${number(low)} … ${number(high)}`}</bdi>,
    },
    {
      id: 'record',
      header: t('results.record'),
      numeric: true,
      cell: ({ wins, losses, ties, bothBad }) => [wins, losses, ties, bothBad].map((n) => format.number(n)).join(' · '),
    },
  ]
  return (
    <section>
      <h3>
        <bdi lang={query.language}>{query.query}</bdi>
      </h3>
      {query.isHeld && <p className={styles.hint}>{t('results.held')}</p>}
      <Table
        label={query.query}
        columns={columns}
        rows={query.ranked}
        rowKey={({ document }) => document}
        empty={t('results.none')}
      />
    </section>
  )
}
