import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SessionReport } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import styles from './report.module.css'

type TitleOf = (clause: string) => string

/** How the votes on items that were settled by one clause went. */
export function ClauseTable({ report, titleOf }: { report: SessionReport; titleOf: TitleOf }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  type Row = SessionReport['clauses'][number]
  const columns: Column<Row>[] = [
    {
      ...{ id: 'clause', header: t('report.clause'), isRowHeader: true },
      sortValue: (row) => titleOf(row.clause),
      cell: (row) => <bdi>{titleOf(row.clause)}</bdi>,
    },
    numberColumn('items', t('report.items'), ({ items }) => items, format.number),
    numberColumn('votes', t('report.votes'), ({ votes }) => votes, format.number),
    numberColumn(
      'right',
      t('report.person.share'),
      ({ right, votes }) => (votes === 0 ? null : right / votes),
      format.percent,
    ),
  ]
  return (
    <Table
      label={t('report.clauses')}
      columns={columns}
      rows={report.clauses}
      rowKey={(row) => row.clause}
      empty={t('report.noClauses')}
      file="session-clauses.csv"
    />
  )
}

/** Changes of the guideline that were drafted in the session, with what is to be looked at again. */
export function DraftList({ project, report, titleOf }: { project: Project; report: SessionReport; titleOf: TitleOf }) {
  const { t } = useTranslation(['calibration', 'guideline'])
  const format = useFormat()
  if (report.drafts.length === 0) return <p className={styles.quiet}>{t('calibration:report.noDrafts')}</p>
  return (
    <ul className={boxed.rows}>
      {report.drafts.map(({ clause, state, version, recheck }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and a clause can be drafted twice
        <li key={at}>
          <span>
            <bdi>{titleOf(clause)}</bdi>{' '}
            <Tag>{t(`calibration:report.draft.${state}`, { version: format.number(version ?? 0) })}</Tag>
          </span>
          {state === 'draft' && (
            <Link to="/projects/$projectId/guideline" params={{ projectId: project.id }}>
              {t('calibration:after.goto')}
            </Link>
          )}
          {recheck !== null && recheck > 0 && (
            <span>
              {t('guideline:drafts.recheck', { count: recheck })}{' '}
              {project.roles.includes('owner') && (
                <Link
                  to="/projects/$projectId/bulk"
                  params={{ projectId: project.id }}
                  search={{ clause, guidelineBefore: String(version ?? 0) }}
                >
                  {t('guideline:requeue')}
                </Link>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Whether the session has lasted: the share that was right in the votes, and in the hidden retests after days. */
export function RetestTable({ report }: { report: SessionReport }) {
  const { t } = useTranslation(['calibration', 'insights', 'ui'])
  const format = useFormat()
  type Row = SessionReport['retests'][number]
  const columns: Column<Row>[] = [
    {
      ...{ id: 'when', header: t('calibration:report.retest.when'), isRowHeader: true },
      cell: ({ days }) =>
        days === 0
          ? t('calibration:report.retest.votes')
          : t('calibration:report.retest.after', { count: days, n: format.number(days) }),
    },
    numberColumn('planned', t('calibration:report.retest.planned'), ({ planned }) => planned, format.number),
    {
      ...{ id: 'answers', header: t('calibration:report.retest.answers'), numeric: true },
      csv: ({ answers }) => answers,
      cell: ({ answers }) => (answers === null ? t('calibration:report.retest.few') : format.number(answers)),
    },
    numberColumn('share', t('calibration:report.person.share'), ({ share }) => share, format.percent),
    {
      ...{ id: 'range', header: t('insights:column.interval'), numeric: true },
      csv: { [t('ui:low')]: ({ low }) => low, [t('ui:high')]: ({ high }) => high },
      cell: ({ low, high }) =>
        low !== null &&
        high !== null && <bdi>{t('insights:range', { low: format.percent(low), high: format.percent(high) })}</bdi>,
    },
  ]
  return (
    <Table
      label={t('calibration:report.retests')}
      columns={columns}
      rows={report.retests}
      rowKey={({ days }) => String(days)}
      empty={t('calibration:report.noRetests')}
      file="session-retests.csv"
    />
  )
}
