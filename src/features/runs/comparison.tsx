import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { runComparisonOptions, useChooseRuns } from '#client/queries/runs.ts'
import { boardOptions } from '#client/queries/watch.ts'
import type { ComparedQuery, Run, RunComparison } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Whisker } from '#ui/whisker.tsx'
import styles from './runs.module.css'

interface Props {
  projectId: string
  runs: Run[]
  isOwner: boolean
}

/** The two chosen runs beside each other. */
export function Comparison({ projectId, runs, isOwner }: Props) {
  const { t } = useTranslation(['runs'])
  const { data, error } = useQuery(runComparisonOptions(projectId))
  if (runs.length < 2) return null
  return (
    <section>
      <h2>{t('runs:compare')}</h2>
      {isOwner && <Choice projectId={projectId} runs={runs} />}
      <Problem error={error} />
      {!data && !error && <Skeleton lines={4} />}
      {data?.isComputing && <p role="status">{t('runs:computing')}</p>}
      {data?.comparison && <Figures of={data.comparison} {...{ projectId, isOwner }} />}
    </section>
  )
}

function Choice({ projectId, runs }: Pick<Props, 'projectId' | 'runs'>) {
  const { t } = useTranslation('runs')
  const choose = useChooseRuns(projectId)
  const chosen = (side: 'a' | 'b') => runs.find((run) => run.side === side)?.id ?? ''
  const [a, b] = [chosen('a'), chosen('b')]
  const field = (side: 'a' | 'b', own: string, other: string) => (
    <Select
      label={t(`side.${side}`)}
      value={own}
      options={[
        ...(own === '' ? [{ value: '', label: '—' }] : []),
        ...runs.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => {
        // Whoever picks the other run here wants them the other way round.
        const rest = id === other ? own : other
        const another = rest || runs.find((run) => run.id !== id)?.id || ''
        choose.mutate(side === 'a' ? { a: id, b: another } : { a: another, b: id })
      }}
    />
  )
  return (
    <div className={styles.chosen}>
      {field('a', a, b)}
      {field('b', b, a)}
    </div>
  )
}

/** What can be said of who is ahead. */
function useVerdict() {
  const { t } = useTranslation('runs')
  return ({ a, b, winner, open, lead, need }: RunComparison) => {
    const names = lead > 0 ? { first: b.name, second: a.name } : { first: a.name, second: b.name }
    // Whoever has as good as won is not told first that all of it is open.
    if (need?.median === 0 && lead !== 0) return t('verdict.sure', names)
    if (open > 0 && winner === null) return t('verdict.open', { count: open })
    if (winner === 'equal' || lead === 0) return t('verdict.equal')
    return t(open > 0 ? 'verdict.settled' : 'verdict.ahead', names)
  }
}

function Figures({ of, projectId, isOwner }: { of: RunComparison } & Omit<Props, 'runs'>) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const verdict = useVerdict()
  const measured: Column<RunComparison['a']>[] = [
    { id: 'name', header: t('column.name'), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'mean', header: t('column.mean'), numeric: true, cell: ({ mean }) => format.figure(mean) },
    {
      id: 'coverage',
      header: t('column.coverage'),
      numeric: true,
      cell: ({ coverage }) => (coverage === null ? '–' : format.percent(coverage)),
    },
  ]
  const spread = 1.1 * Math.max(0.01, Math.abs(of.least), Math.abs(of.greatest))
  return (
    <>
      <p role="status">
        <b>{verdict(of)}</b>
      </p>
      <Table label={t('compare')} columns={measured} rows={[of.a, of.b]} rowKey={({ id }) => id} empty="" />
      <p>
        {t('lead', { lead: format.signed(of.lead), queries: format.number(of.queries) })}{' '}
        {of.open > 0 && t('range', { least: format.signed(of.least), greatest: format.signed(of.greatest) })}
        <Whisker value={of.lead} low={of.least} high={of.greatest} from={-spread} to={spread} mark={0} />
      </p>
      {of.sureness && <Sure of={of.sureness} />}
      {of.need && <Needed need={of.need} />}
      {isOwner && <CostOfDecisions projectId={projectId} of={of} />}
      <p className={styles.quiet}>{t('passport')}</p>
      <Differing rows={of.differing} />
    </>
  )
}

/** What it takes until it is clear who is ahead; where that is too unlikely, no number of decisions is told that would promise it. */
function Needed({ need: { median, most, decided } }: { need: NonNullable<RunComparison['need']> }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  if (median === 0) return null
  if (decided < 0.9) return <p>{t('need.decided', { share: format.percent(decided) })}</p>
  return <p>{t('need.some', { count: median, most: format.number(most) })}</p>
}

/** The lead when labels are taken for no surer than they are. */
function Sure({ of: { lead, low, high, aheadB } }: { of: NonNullable<RunComparison['sureness']> }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const [name, share] = aheadB < 0.5 ? ['A', 1 - aheadB] : ['B', aheadB]
  return (
    <p>
      {t('sureness', {
        ...{ lead: format.signed(lead), low: format.signed(low), high: format.signed(high) },
        ...{ name, share: format.percent(Math.floor(share * 1000) / 1000) },
      })}
    </p>
  )
}

/** What the decisions come to, each at what one has cost so far, or a label where none was timed: those that are needed, and all that are open. */
function CostOfDecisions({ projectId, of: { open, need } }: { projectId: string; of: RunComparison }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const { data } = useQuery(boardOptions(projectId))
  const { currency, decision } = data?.board ?? {}
  if (open === 0 || decision?.cost == null || !currency) return null
  const { cost, isTimed } = decision
  const money = (decisions: number) => format.money(Math.round(decisions * cost), currency)
  const isNeeded = need !== null && need.median > 0 && need.decided >= 0.9
  return (
    <p>
      {isNeeded && t(isTimed ? 'need.costTimed' : 'need.cost', { cost: money(need.median), most: money(need.most) })}{' '}
      {t(isTimed ? 'openCostTimed' : 'openCost', { cost: money(open) })}
    </p>
  )
}

function Differing({ rows }: { rows: ComparedQuery[] }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const number = (id: string, header: string, of: (row: ComparedQuery) => number) =>
    numberColumn(id, header, of, format.figure)
  const columns: Column<ComparedQuery>[] = [
    {
      id: 'query',
      header: t('column.query'),
      isRowHeader: true,
      cell: ({ query, language }) => <bdi lang={language}>{query}</bdi>,
      sortValue: ({ query }) => query,
    },
    number('a', 'A', ({ a }) => a),
    number('b', 'B', ({ b }) => b),
    number('difference', t('column.difference'), ({ a, b }) => b - a),
    numberColumn('open', t('column.open'), ({ open }) => open, format.number),
  ]
  return (
    <details className={styles.details}>
      <summary>{t('differing')}</summary>
      <Table
        label={t('differing')}
        columns={columns}
        rows={rows}
        rowKey={({ query, language }) => `${language} ${query}`}
        empty={t('noneDiffers')}
        file="runs-by-query.csv"
      />
    </details>
  )
}
