import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OverviewProject } from '#contract/watch.ts'
import { projectStates } from '#contract/words.ts'
import { fromMinor } from '#core/money.ts'
import { useFormat } from '#i18n/use-format.ts'
import { DownloadCsv } from '#ui/download-csv.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { dayAfter, useLateWords } from '../use-words.ts'
import styles from '../watch.module.css'

/** Behind all that is known. */
const unknown = Number.MAX_SAFE_INTEGER

/** All projects with where each stands, sortable. */
export function ProjectTable({ projects }: { projects: OverviewProject[] }) {
  const { t } = useTranslation(['watch', 'common', 'projects', 'plan'])
  const format = useFormat()
  const lateWords = useLateWords()
  const end = ({ forecast, computedAt }: OverviewProject) => {
    if (!forecast || !computedAt) return '–'
    return forecast.late === 0 ? t('watch:end.done') : format.day(dayAfter(computedAt, forecast.middle))
  }
  const columns: Column<OverviewProject>[] = [
    {
      ...{ id: 'project', header: t('watch:overview.project'), isRowHeader: true },
      sortValue: ({ name }) => name,
      cell: ({ id, name, owner }) => (
        <span className={styles.risk}>
          <Link to="/projects/$projectId/board" params={{ projectId: id }} dir="auto">
            {name}
          </Link>
          <small>
            <bdi>{owner}</bdi>
          </small>
        </span>
      ),
    },
    {
      ...{ id: 'segment', header: t('watch:overview.segment') },
      sortValue: ({ segment }) => t(`common:segment.${segment}`),
      cell: ({ segment }) => t(`common:segment.${segment}`),
    },
    {
      ...{ id: 'state', header: t('watch:overview.state') },
      sortValue: ({ state }) => projectStates.indexOf(state),
      cell: ({ state }) => t(`projects:state.${state}`),
    },
    {
      ...{ id: 'done', header: t('watch:column.share'), numeric: true },
      sortValue: ({ made, wanted }) => (wanted > 0 ? made / wanted : -1),
      cell: ({ made, wanted }) => (wanted > 0 ? format.percent(Math.floor((100 * made) / wanted) / 100) : '–'),
    },
    {
      ...{ id: 'end', header: t('watch:column.end') },
      sortValue: (row) => (row.forecast && row.computedAt ? dayAfter(row.computedAt, row.forecast.middle) : '9'),
      cell: (row) => (
        <span className={styles.risk} data-raised={(row.daysLate ?? 0) > 0 || undefined}>
          {(row.daysLate ?? 0) > 0 && <i aria-hidden="true">▲ </i>}
          {end(row)}
          {row.daysLate !== null && <small>{lateWords(row.daysLate)}</small>}
        </span>
      ),
    },
    {
      ...{ id: 'cost', header: t('watch:overview.cost') },
      sortValue: ({ spent, budget }) => (spent !== null && budget ? spent / budget : unknown),
      cell: ({ spent, budget, currency }) => {
        if (spent === null) return '–'
        const isOver = budget !== null && spent > budget
        const all = budget === null ? t('watch:tile.noBudget') : format.money(budget, currency)
        return (
          <span className={styles.risk} data-raised={isOver || undefined}>
            {isOver && <i aria-hidden="true">▲ </i>}
            {format.money(Math.round(spent), currency)}
            <small>
              {budget === null ? all : t('watch:tile.of', { all })}
              {budget ? ` · ${format.percent(Math.round((100 * spent) / budget) / 100)}` : ''}
            </small>
          </span>
        )
      },
    },
    {
      ...{ id: 'agreement', header: t('watch:column.agreement'), numeric: true },
      sortValue: ({ agreement }) => agreement ?? unknown,
      cell: ({ agreement }) => (agreement === null ? '–' : format.hundredths(agreement)),
    },
    {
      ...{ id: 'alarms', header: t('watch:alarms.title'), numeric: true },
      sortValue: ({ alarms }) => alarms,
      cell: ({ alarms }) => <Count count={alarms} />,
    },
    {
      ...{ id: 'risks', header: t('watch:overview.risks'), numeric: true },
      sortValue: ({ risks }) => risks,
      cell: ({ id, risks }) =>
        risks === 0 ? (
          <Count count={0} />
        ) : (
          <Link to="/projects/$projectId/risks" params={{ projectId: id }}>
            <Count count={risks} />
          </Link>
        ),
    },
  ]
  const csv = () => [
    [
      ...[t('watch:overview.project'), t('watch:overview.segment'), t('watch:overview.state'), t('watch:risks.owner')],
      ...[t('watch:column.made'), t('watch:column.wanted'), t('watch:metric.daysLate'), t('watch:overview.cost')],
      ...[t('watch:picture.budget'), t('plan:budget.currency'), t('watch:column.agreement')],
      ...[t('watch:alarms.title'), t('watch:overview.risks')],
    ],
    ...projects.map(({ name, segment, state, owner, currency, ...row }) => [
      ...[
        name,
        t(`common:segment.${segment}`),
        t(`projects:state.${state}`),
        owner,
        row.made,
        row.wanted,
        row.daysLate,
      ],
      ...[row.spent, row.budget].map((minor) => (minor === null ? null : fromMinor(minor, currency))),
      ...[currency, row.agreement, row.alarms, row.risks],
    ]),
  ]
  return (
    <>
      <Table
        label={t('watch:overview.projects')}
        columns={columns}
        rows={projects}
        rowKey={({ id }) => id}
        empty={t('watch:overview.nobody')}
      />
      {projects.length > 0 && <DownloadCsv of={t('watch:overview.projects')} name="projects.csv" rows={csv} />}
    </>
  )
}

/** A number that asks for a look where it is not 0. */
function Count({ count }: { count: number }) {
  const format = useFormat()
  return (
    <span className={styles.risk} data-raised={count > 0 || undefined}>
      {count > 0 && <i aria-hidden="true">▲ </i>}
      {format.number(count)}
    </span>
  )
}
