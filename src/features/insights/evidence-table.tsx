import { useTranslation } from 'react-i18next'
import type { Evidence, Signal } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { useGradeName } from './use-grade-name.ts'

/** A few labels that show what a question is about; columns that say nothing here are left out. */
export function EvidenceTable({ project, signal }: { project: Project; signal: Signal }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const gradeName = useGradeName(project)
  const { evidence, other } = signal
  const has = (id: keyof Evidence) => evidence.some((row) => row[id] !== null)
  const seconds = (ms: number | null) =>
    ms === null ? '–' : t('questions.seconds', { seconds: format.number(Math.round(ms / 100) / 10) })
  const time = (id: 'activeMs' | 'floorMs' | 'awayMs' | 'gapMs', header: string): Column<Evidence>[] =>
    has(id) ? [{ id, header, numeric: true, cell: (row) => seconds(row[id]) }] : []
  const columns: Column<Evidence>[] = [
    {
      id: 'query',
      header: t('questions.column.query'),
      isRowHeader: true,
      cell: (row) => (
        <bdi lang={row.language} dir="auto">
          {row.query}
        </bdi>
      ),
    },
    {
      id: 'document',
      header: t('questions.column.document'),
      cell: ({ title, language }) => (title === null ? t('consensus.masked') : <bdi lang={language}>{title}</bdi>),
    },
    {
      id: 'value',
      header: t('questions.column.grade'),
      cell: ({ value }) => (value === null ? '–' : gradeName(value)),
    },
    ...(other && has('otherValue')
      ? [
          {
            id: 'other',
            header: t('questions.column.other', { other: other.name }),
            cell: ({ otherValue }: Evidence) => (otherValue === null ? '–' : gradeName(otherValue)),
          },
        ]
      : []),
    ...time('activeMs', t('questions.column.active')),
    ...time('floorMs', t('questions.column.least')),
    ...time('awayMs', t('questions.column.away')),
    ...time('gapMs', t('questions.column.gap')),
    ...(has('explanation')
      ? [
          {
            id: 'words',
            header: t('questions.column.words'),
            cell: ({ explanation }: Evidence) => <bdi dir="auto">{explanation}</bdi>,
          },
        ]
      : []),
    { id: 'at', header: t('questions.column.at'), cell: ({ at }) => format.dateTime(at) },
  ]
  return (
    <Table
      label={t('questions.evidence')}
      columns={columns}
      rows={evidence}
      rowKey={(row) => String(evidence.indexOf(row))}
      empty={t('questions.none')}
    />
  )
}
