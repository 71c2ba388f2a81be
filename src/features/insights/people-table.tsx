import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AgreementReport, PersonRow } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { isPreference } from '#core/preference.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import { FigureValue, useFigureColumns } from './figure-columns.tsx'
import styles from './insights.module.css'

/** A round end for the axis of leanings, the same on both sides. */
function reachOf(people: readonly PersonRow[]): number {
  const ends = people.flatMap(({ lean: { low, high, value } }) => [low ?? value ?? 0, high ?? value ?? 0].map(Math.abs))
  return Math.max(0.5, Math.ceil(2 * Math.max(0, ...ends)) / 2)
}

/** Everybody against the others: how often they agree, what alpha would be without them, harsh or lenient. */
export function PeopleTable({ project, report: { people } }: { project: Project; report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const figure = useFigureColumns()
  const reach = reachOf(people)
  // Who prefers the second side more than others is neither harsh nor lenient.
  const hasLean = !isPreference(project.kind)
  const columns: Column<PersonRow & { key: string }>[] = [
    {
      id: 'name',
      header: t('person'),
      isRowHeader: true,
      sortValue: (row) => row.name,
      cell: (row) => <bdi>{row.name}</bdi>,
    },
    {
      id: 'labels',
      header: t('column.labels'),
      numeric: true,
      sortValue: (row) => row.labels,
      cell: (row) => format.number(row.labels),
    },
    {
      id: 'units',
      header: t('common'),
      numeric: true,
      sortValue: (row) => row.units,
      cell: (row) => format.number(row.units),
    },
    {
      id: 'same',
      header: t('column.same'),
      numeric: true,
      sortValue: (row) => row.percent.value ?? -1,
      csv: (row) => row.percent.value,
      cell: (row) => (row.percent.value === null ? '–' : format.percent(row.percent.value)),
    },
    {
      id: 'without',
      header: t('without'),
      numeric: true,
      sortValue: (row) => row.without.value ?? -2,
      csv: (row) => row.without.value,
      cell: (row) => <FigureValue figure={row.without} />,
    },
    ...(hasLean
      ? figure<PersonRow & { key: string }>(
          'lean',
          t('lean'),
          (row) => row.lean,
          { from: -reach, to: reach },
          { isSigned: true, mark: 0 },
        )
      : []),
  ]
  const rows = people.map((row, at) => ({ ...row, key: String(at) })).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <section>
      <h2>{t('people')}</h2>
      {hasLean && <p className={styles.quiet}>{t('leanHint')}</p>}
      {hasLean && project.languages.length > 1 && (
        <p>
          <Link to="/projects/$projectId/drift" params={{ projectId: project.id }}>
            {t('toDrift')}
          </Link>
        </p>
      )}
      <Table
        label={t('people')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={t('none')}
        file="agreement-by-person.csv"
      />
    </section>
  )
}
