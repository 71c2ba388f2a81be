import { useTranslation } from 'react-i18next'
import type { ReportPerson } from '#contract/calibration-plan.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import styles from './report.module.css'

/** How each person did: answered, right, and whether that passes. */
export function PeopleTable({ people }: { people: readonly ReportPerson[] }) {
  const { t } = useTranslation(['calibration', 'insights', 'ui'])
  const format = useFormat()
  const rows = people.map((person, at) => ({ ...person, key: String(at) }))
  type Row = (typeof rows)[number]
  const verdict = ({ hasPassed }: Row) =>
    hasPassed === null ? 'notAll' : hasPassed ? ('passed' as const) : ('failed' as const)
  const number = (id: 'answered' | 'right' | 'late' | 'alone') =>
    numberColumn<Row>(id, t(`calibration:report.person.${id}`), (row) => row[id], format.number)
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('calibration:report.person.name'),
      isRowHeader: true,
      sortValue: (row) => row.name,
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi> {row.isSelf && <Tag>{t('calibration:report.person.self')}</Tag>}
        </>
      ),
    },
    {
      id: 'verdict',
      header: t('calibration:report.person.verdict'),
      sortValue: verdict,
      csv: (row) => t(`calibration:report.verdict.${verdict(row)}`),
      cell: (row) => (
        <span className={styles.verdict} data-verdict={verdict(row)}>
          {t(`calibration:report.verdict.${verdict(row)}`)}
        </span>
      ),
    },
    number('answered'),
    number('right'),
    numberColumn('share', t('calibration:report.person.share'), ({ share }) => share, format.percent),
    {
      ...{ id: 'range', header: t('insights:column.interval'), numeric: true },
      csv: { [t('ui:low')]: ({ low }) => low, [t('ui:high')]: ({ high }) => high },
      cell: ({ low, high }) =>
        low !== null &&
        high !== null && <bdi>{t('insights:range', { low: format.percent(low), high: format.percent(high) })}</bdi>,
    },
    number('late'),
    number('alone'),
  ]
  return (
    <Table
      label={t('calibration:report.people')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      empty={t('calibration:report.nobody')}
      file="session-people.csv"
    />
  )
}
