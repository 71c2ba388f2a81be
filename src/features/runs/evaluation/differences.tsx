import { useTranslation } from 'react-i18next'
import type { RunDifference, RunEvaluation } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Whisker } from '#ui/whisker.tsx'
import styles from '../runs.module.css'

type Row = RunDifference & { name: string }

/** How far run B is ahead of run A in each measure, with the interval and the test. */
export function Differences({ measures }: Pick<RunEvaluation, 'measures'>) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const rows = measures.flatMap(({ name, difference }): Row[] => (difference ? [{ name, ...difference }] : []))
  if (rows.length === 0) return null
  // Sums such as NumRet differ by whole documents: their whiskers end at the edge, since the others would be dots beside them.
  const ends = rows.flatMap(({ delta, low, high }) => [delta, low ?? 0, high ?? 0]).map(Math.abs)
  const most = Math.min(1, Math.max(0.01, ...ends))
  const columns: Column<Row>[] = [
    { id: 'name', header: t('column.measure'), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'delta', header: t('column.difference'), numeric: true, cell: ({ delta }) => format.signed(delta) },
    {
      id: 'interval',
      header: t('column.interval'),
      numeric: true,
      cell: ({ low, high }) =>
        low === null || high === null ? '–' : t('interval', { low: format.signed(low), high: format.signed(high) }),
    },
    {
      id: 'whisker',
      header: '',
      cell: ({ delta, low, high }) => <Whisker value={delta} low={low} high={high} from={-most} to={most} mark={0} />,
    },
    {
      id: 'p',
      header: t('column.p'),
      numeric: true,
      cell: ({ p }) => (p === null ? '–' : format.chance(p)),
    },
    { id: 'queries', header: t('column.queries'), numeric: true, cell: ({ queries }) => format.number(queries) },
  ]
  return (
    <>
      <h3>{t('differences')}</h3>
      <Table label={t('differences')} columns={columns} rows={rows} rowKey={({ name }) => name} empty="" />
      <p className={styles.quiet}>{t('differencesHow')}</p>
    </>
  )
}
