import { useTranslation } from 'react-i18next'
import type { CalibrationAsks } from '#contract/calibration.ts'
import type { ReportItem } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { severityOf } from '#core/safety.ts'
import { CountBars, severities, useSeverityName } from '../count-bars.tsx'
import { useGradeNameIn } from '../use-grade-name.ts'

interface Props {
  project: Project
  item: ReportItem
  asks: CalibrationAsks
}

/** How many gave an item each grade, or each severity where safety alone was asked; what was settled is marked. */
export function Distribution({ project, item, asks }: Props) {
  const { t } = useTranslation('calibration')
  const gradeName = useGradeNameIn(project)
  const severityName = useSeverityName()
  const isSafety = asks === 'safety'
  const nameOf = isSafety ? severityName : gradeName
  const truth = isSafety ? item.settled?.safety && severityOf(item.settled.safety.findings) : item.settled?.value
  const countOf = new Map(item.votes.map(({ value, count }) => [value, count]))
  const values: readonly number[] = isSafety ? severities : project.scale.grades.map(({ value }) => value)
  // Grades of an older scale are told by their number.
  const all = [...values, ...[...countOf.keys()].filter((value) => !values.includes(value))]
  const rows = all.map((value) => ({
    ...{ key: String(value), name: nameOf(value), count: countOf.get(value) ?? 0, isSettled: value === truth },
  }))
  const without = { key: 'none', name: t('report.cannotJudge'), count: item.cannotJudge }
  return (
    <CountBars
      caption={t('report.distribution')}
      isCaptionHidden
      isWordy={isSafety}
      rows={item.cannotJudge > 0 ? [...rows, without] : rows}
    />
  )
}
