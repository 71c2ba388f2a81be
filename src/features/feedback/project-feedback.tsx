import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { Feedback, FeedbackRow } from '#contract/review.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import { ContestCell } from './contest-cell.tsx'
import styles from './feedback.module.css'
import { Trend } from './trend.tsx'

interface Props {
  projectId: string
  rows: FeedbackRow[]
  clauses: Feedback['clauses']
}

/** The decisions on own labels in one project, latest first, and how often each clause went the own way. */
export function ProjectFeedback({ projectId, rows, clauses }: Props) {
  const { t } = useTranslation('feedback')
  const format = useFormat()
  const id = useId()
  const { data: project } = useQuery(projectOptions(projectId))
  const titles = new Map(useClauses(projectId)?.map((clause) => [clause.id, clause.title]))
  const badge = (value: number | null) =>
    project ? (
      <ValueBadge scale={project.scale} languages={project.languages} value={value} />
    ) : (
      format.number(value ?? 0)
    )
  const link = (clause: string) => (
    <Link to="/projects/$projectId/guideline" params={{ projectId }} hash={`clause-${clause}`}>
      <bdi>{titles.get(clause) ?? clause}</bdi>
    </Link>
  )
  const columns: Column<FeedbackRow>[] = [
    {
      id: 'query',
      header: t('query'),
      isRowHeader: true,
      csv: (row) => row.query,
      cell: (row) => <bdi>{row.query}</bdi>,
    },
    {
      id: 'result',
      header: t('result'),
      csv: (row) => row.title || t('masked'),
      cell: (row) => <bdi>{row.title || t('masked')}</bdi>,
    },
    { id: 'own', header: t('own'), csv: (row) => row.own, cell: (row) => badge(row.own) },
    {
      id: 'decided',
      header: t('decided'),
      csv: (row) => row.decided ?? t('noneRight'),
      cell: (row) => (row.decided === null ? t('noneRight') : badge(row.decided)),
    },
    {
      id: 'why',
      header: t('why'),
      csv: { [t('clauseHeader')]: ({ clause }) => clause, [t('why')]: ({ reason }) => reason },
      cell: ({ clause, reason }) => (
        <div className={styles.why}>
          {clause !== null && link(clause)}
          {reason !== '' && <span dir="auto">{visibleBidi(reason)}</span>}
        </div>
      ),
    },
    { id: 'at', header: t('at'), cell: (row) => format.dateTime(row.at) },
    { id: 'contest', header: t('contestHeader'), csv: {}, cell: (row) => <ContestCell row={row} /> },
  ]
  return (
    <>
      <section className={styles.part} aria-labelledby={id}>
        <h2 id={id}>
          <bdi>{rows[0]?.projectName}</bdi>
        </h2>
        <Table
          label={rows[0]?.projectName ?? ''}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.assignmentId} ${row.subject}`}
          empty=""
          file="decisions-on-own-labels.csv"
        />
      </section>
      <Trend
        title={t('clauses')}
        header={t('clauseHeader')}
        rows={clauses.map(({ clause, decided, confirmed }) => ({ id: clause, name: link(clause), decided, confirmed }))}
      />
    </>
  )
}
