import { useTranslation } from 'react-i18next'
import type { BulkAction, BulkExample } from '#contract/bulk.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'

interface Row extends BulkExample {
  key: string
}

/** The first of what would be touched: never whose it is, and nothing of what is protected. */
export function Examples({
  project,
  kind,
  examples,
}: {
  project: Project
  kind: BulkAction['kind']
  examples: BulkExample[]
}) {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  const query: Column<Row> = {
    id: 'query',
    header: t('query'),
    isRowHeader: true,
    cell: (row) => <bdi lang={row.language}>{row.query}</bdi>,
  }
  const language: Column<Row> = { id: 'language', header: t('language'), cell: (row) => format.language(row.language) }
  const when: Column<Row> = {
    id: 'when',
    header: t('when'),
    sortValue: ({ at }) => at ?? '',
    cell: ({ at }) => (at ? format.dateTime(at) : ''),
  }
  const ofLabels: Column<Row>[] = [
    {
      id: 'result',
      header: t('result'),
      cell: (row) => (row.masked ? <Tag>{t('hidden')}</Tag> : <bdi lang={row.language}>{row.title}</bdi>),
    },
    {
      id: 'grade',
      header: t('grade'),
      cell: ({ value }) =>
        value !== null && <ValueBadge scale={project.scale} languages={project.languages} value={value} />,
    },
    { id: 'clause', header: t('clause'), cell: ({ clause }) => clause && <bdi>{clause}</bdi> },
  ]
  const columns = [query, ...(kind === 'stale' ? ofLabels : []), language, ...(kind === 'places' ? [] : [when])]
  const rows = examples.map((row, place) => ({ ...row, key: String(place) }))
  return <Table label={t('examples')} columns={columns} rows={rows} rowKey={({ key }) => key} empty={t('nothing')} />
}
