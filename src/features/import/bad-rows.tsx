import { useTranslation } from 'react-i18next'
import type { BadRow } from '#contract/imports.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'

/** Rows that were wrong: where, why, and what stood there. */
export function BadRows({ rows }: { rows: BadRow[] }) {
  const { t, i18n } = useTranslation('import')
  const format = useFormat()
  const columns: Column<BadRow>[] = [
    {
      id: 'file',
      header: t('bad.file'),
      cell: ({ file }) => t(`file.${file as 'rows'}`),
      sortValue: ({ file }) => file,
    },
    {
      id: 'row',
      header: t('bad.row'),
      numeric: true,
      cell: ({ row }) => format.number(row),
      sortValue: ({ row }) => row,
    },
    {
      id: 'problem',
      header: t('bad.problem'),
      isRowHeader: true,
      cell: ({ problem }) =>
        i18n.exists(`import:problem.${problem}`) ? t(`problem.${problem as 'bad-number'}`) : problem,
      sortValue: ({ problem }) => problem,
    },
    { id: 'detail', header: t('bad.detail'), cell: ({ detail }) => <bdi>{detail}</bdi> },
  ]
  return (
    <Table
      label={t('bad.problem')}
      columns={columns}
      rows={rows}
      rowKey={({ file, row, problem, detail }) => `${file} ${row} ${problem} ${detail}`}
      empty=""
    />
  )
}
