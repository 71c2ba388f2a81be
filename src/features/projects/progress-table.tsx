import { useTranslation } from 'react-i18next'
import type { ProgressRow } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'

/** The rows of one slice, sortable. */
export function ProgressTable({ by, rows }: { by: 'query' | 'language' | 'person'; rows: ProgressRow[] }) {
  const { t } = useTranslation('projects')
  const format = useFormat()
  const number = (id: 'done' | 'wanted' | 'held' | 'labels' | 'cannotJudge' | 'flags') =>
    numberColumn<ProgressRow>(id, t(`progress.column.${id}`), (row) => row[id], format.number)
  const name: Column<ProgressRow> = {
    id: 'name',
    header: t(`progress.${by}`),
    sortValue: (row) => row.name,
    cell: (row) => <bdi>{by === 'language' ? format.language(row.name) : row.name}</bdi>,
    isRowHeader: true,
  }
  const place: Column<ProgressRow> = {
    id: 'place',
    header: t('progress.column.place'),
    sortValue: (row) => `${row.language} ${row.market}`,
    cell: (row) =>
      [row.language && format.language(row.language), row.market && format.region(row.market)]
        .filter(Boolean)
        .join(' · '),
  }
  const last: Column<ProgressRow> = {
    id: 'last',
    header: t('progress.column.last'),
    sortValue: (row) => row.lastAt ?? '',
    cell: (row) => (row.lastAt ? format.dateTime(row.lastAt) : '–'),
  }
  const columns = [
    name,
    ...(by === 'query' ? [place] : []),
    number('done'),
    number('wanted'),
    number('held'),
    number('labels'),
    number('cannotJudge'),
    number('flags'),
    last,
  ]
  return (
    <Table
      label={t('tab.progress')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('progress.empty')}
      file={`progress-by-${by}.csv`}
    />
  )
}
