import { useTranslation } from 'react-i18next'
import type { ReportItem } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { useGradeNameIn } from '../use-grade-name.ts'
import styles from './report.module.css'

/** How many gave an item each grade, as bars with their numbers; what was settled is marked, also in words. */
export function Distribution({ project, item }: { project: Project; item: ReportItem }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const nameOf = useGradeNameIn(project)
  const countOf = new Map(item.votes.map(({ value, count }) => [value, count]))
  const values = project.scale.grades.map(({ value }) => value)
  // Grades of an older scale are told by their number.
  const rows = [...values, ...[...countOf.keys()].filter((value) => !values.includes(value))]
  const most = Math.max(1, item.cannotJudge, ...countOf.values())
  const bar = (count: number) => (
    <td>
      <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} aria-hidden="true" />
    </td>
  )
  return (
    <table className={styles.distribution}>
      <caption className="visually-hidden">{t('report.distribution')}</caption>
      <tbody>
        {rows.map((value) => (
          <tr key={value} data-settled={value === item.settled?.value ? '' : undefined}>
            <th scope="row">
              {nameOf(value)}
              {value === item.settled?.value && <span className="visually-hidden"> ({t('report.settled')})</span>}
            </th>
            {bar(countOf.get(value) ?? 0)}
            <td>{format.number(countOf.get(value) ?? 0)}</td>
          </tr>
        ))}
        {item.cannotJudge > 0 && (
          <tr>
            <th scope="row">{t('report.cannotJudge')}</th>
            {bar(item.cannotJudge)}
            <td>{format.number(item.cannotJudge)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
