import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { runQueriesOptions } from '#client/queries/run-evaluation.ts'
import type { Project } from '#contract/project.ts'
import type { RunQueries } from '#contract/runs.ts'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Table } from '#ui/table.tsx'
import styles from '../runs.module.css'
import { measuresIn, type RunsSearch } from '../search.ts'
import { useQueryColumns } from './columns.tsx'
import { DifferencePicture } from './difference-picture.tsx'
import { type Differing, withDifference } from './differing.ts'
import { QueryRankings } from './query-rankings.tsx'

interface Props {
  project: Project
  search: RunsSearch
  onSearch: (change: RunsSearch) => void
}

/** What is wrong with a measure is said where the measures stand. */
const isWrongMeasure = (error: unknown) => error instanceof ApiError && error.status === 422

/** So many queries are listed on each side. */
const listed = 10

/** Where the two chosen runs differ, query by query, and both rankings of the query that is open. */
export function QueryByQuery({ project, search, onSearch }: Props) {
  const { t } = useTranslation('runs')
  const measures = measuresIn(search)
  const measure = measures.find((name) => name === search.by) ?? measures[0] ?? 'nDCG@10'
  const { data, error, isError } = useQuery(runQueriesOptions(project.id, measure, measures.join(';')))
  const rows = useMemo(() => withDifference(data?.rows ?? []), [data])
  const open = (query: string | undefined) => onSearch({ query })
  const at = rows.findIndex(({ queryId }) => queryId === search.query)
  const beside = (by: 1 | -1) => {
    const other = at < 0 ? undefined : rows[at + by]
    return other && (() => open(other.queryId))
  }
  if (search.query !== undefined)
    return (
      <QueryRankings
        project={project}
        queryId={search.query}
        scores={rows[at]}
        measure={measure}
        onNext={beside(1)}
        onPrevious={beside(-1)}
        onBack={() => open(undefined)}
      />
    )
  return (
    <section>
      <h2>{t('byQuery.title')}</h2>
      {measures.length > 1 && (
        <div className={styles.number}>
          <Select
            label={t('column.measure')}
            value={measure}
            options={measures.map((name) => ({ value: name, label: name }))}
            onChange={(by) => onSearch({ by })}
          />
        </div>
      )}
      {!isWrongMeasure(error) && <Problem error={error} />}
      {!data && !isError && <Skeleton lines={6} />}
      {data?.isComputing && <p role="status">{t('computing')}</p>}
      {data && rows.length === 0 && <p className={styles.quiet}>{t('byQuery.none')}</p>}
      {data && sumOf(data.ahead) > rows.length && <p>{t('byQuery.part', { count: rows.length })}</p>}
      {data && rows.length > 0 && <DifferencePicture measure={measure} rows={rows} ahead={data.ahead} onOpen={open} />}
      {rows.length > 0 && <Ends rows={rows} onOpen={open} />}
    </section>
  )
}

const sumOf = ({ a, b, none }: RunQueries['ahead']) => a + b + none

function Ends({ rows, onOpen }: { rows: readonly Differing[]; onOpen: (queryId: string) => void }) {
  const { t } = useTranslation('runs')
  const columns = useQueryColumns(onOpen)
  const list = (label: string, of: readonly Differing[]) => (
    <div>
      <h3>{label}</h3>
      <Table label={label} columns={columns} rows={of} rowKey={({ queryId }) => queryId} empty={t('byQuery.nowhere')} />
    </div>
  )
  const ahead = rows.filter(({ difference }) => difference > 0).slice(0, listed)
  const behind = rows.filter(({ difference }) => difference < 0).slice(-listed)
  return (
    <div className={styles.ends}>
      {list(t('byQuery.bAhead'), ahead)}
      {list(t('byQuery.aAhead'), behind.reverse())}
    </div>
  )
}
