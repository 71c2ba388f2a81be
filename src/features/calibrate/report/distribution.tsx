import { useTranslation } from 'react-i18next'
import type { CalibrationAsks } from '#contract/calibration.ts'
import type { ReportItem } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { severityOf } from '#core/safety.ts'
import { useFormat } from '#i18n/use-format.ts'
import { useGradeNameIn } from '../use-grade-name.ts'
import styles from './report.module.css'

interface Props {
  project: Project
  item: ReportItem
  asks: CalibrationAsks
}

const severities = [0, 1, 2, 3, 4] as const

/** How many gave an item each grade, or each severity where safety alone was asked, as bars with their numbers; what was settled is marked, also in words. */
export function Distribution({ project, item, asks }: Props) {
  const { t } = useTranslation(['calibration', 'safety'])
  const format = useFormat()
  const gradeName = useGradeNameIn(project)
  const severityName = (value: number) => {
    const known = severities.find((one) => one === value)
    return known === undefined ? String(value) : `${value} ${t(`safety:severity.${known}`)}`
  }
  const isSafety = asks === 'safety'
  const nameOf = isSafety ? severityName : gradeName
  const truth = isSafety ? item.settled?.safety && severityOf(item.settled.safety.findings) : item.settled?.value
  const countOf = new Map(item.votes.map(({ value, count }) => [value, count]))
  const values: readonly number[] = isSafety ? severities : project.scale.grades.map(({ value }) => value)
  // Grades of an older scale are told by their number.
  const rows = [...values, ...[...countOf.keys()].filter((value) => !values.includes(value))]
  const most = Math.max(1, item.cannotJudge, ...countOf.values())
  const bar = (count: number) => (
    <td>
      <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} aria-hidden="true" />
    </td>
  )
  return (
    <table className={styles.distribution} data-wordy={isSafety ? '' : undefined}>
      <caption className="visually-hidden">{t('calibration:report.distribution')}</caption>
      <tbody>
        {rows.map((value) => (
          <tr key={value} data-settled={value === truth ? '' : undefined}>
            <th scope="row">
              {nameOf(value)}
              {value === truth && <span className="visually-hidden"> ({t('calibration:report.settled')})</span>}
            </th>
            {bar(countOf.get(value) ?? 0)}
            <td>{format.number(countOf.get(value) ?? 0)}</td>
          </tr>
        ))}
        {item.cannotJudge > 0 && (
          <tr>
            <th scope="row">{t('calibration:report.cannotJudge')}</th>
            {bar(item.cannotJudge)}
            <td>{format.number(item.cannotJudge)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
