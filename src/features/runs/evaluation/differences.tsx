import { useTranslation } from 'react-i18next'
import type { RunDifference, RunEvaluation } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Whisker } from '#ui/whisker.tsx'
import styles from '../runs.module.css'

type Row = RunDifference & { name: string }

/** How far run B is ahead of run A in each measure, with the interval and the test. */
export function Differences({ measures }: Pick<RunEvaluation, 'measures'>) {
  const { t } = useTranslation(['runs', 'ui'])
  const format = useFormat()
  const rows = measures.flatMap(({ name, difference }): Row[] => (difference ? [{ name, ...difference }] : []))
  if (rows.length === 0) return null
  // Sums such as NumRet differ by whole documents: their whiskers end at the edge, since the others would be dots beside them.
  const ends = rows.flatMap(({ delta, low, high }) => [delta, low ?? 0, high ?? 0]).map(Math.abs)
  const most = Math.min(1, Math.max(0.01, ...ends))
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('runs:column.measure'),
      isRowHeader: true,
      sortValue: ({ name }) => name,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      id: 'delta',
      header: t('runs:column.difference'),
      numeric: true,
      sortValue: ({ delta }) => delta,
      cell: ({ delta }) => format.signed(delta),
    },
    {
      id: 'interval',
      header: t('runs:column.interval'),
      numeric: true,
      csv: { [t('ui:low')]: ({ low }) => low, [t('ui:high')]: ({ high }) => high },
      cell: ({ low, high }) =>
        low === null || high === null
          ? '–'
          : t('runs:interval', { low: format.signed(low), high: format.signed(high) }),
    },
    {
      id: 'whisker',
      header: '',
      cell: ({ delta, low, high }) => <Whisker value={delta} low={low} high={high} from={-most} to={most} mark={0} />,
    },
    {
      id: 'p',
      header: t('runs:column.p'),
      numeric: true,
      csv: ({ p }) => p,
      cell: ({ p }) => (p === null ? '–' : format.chance(p)),
    },
    {
      id: 'queries',
      header: t('runs:column.queries'),
      numeric: true,
      sortValue: ({ queries }) => queries,
      cell: ({ queries }) => format.number(queries),
    },
  ]
  return (
    <>
      <h3>{t('runs:differences')}</h3>
      <Table
        label={t('runs:differences')}
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        empty=""
        file="differences.csv"
      />
      <p className={styles.quiet}>{t('runs:differencesHow')}</p>
    </>
  )
}
