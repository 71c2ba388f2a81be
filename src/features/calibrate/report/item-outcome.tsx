import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { CalibrationAsks, Settlement } from '#contract/calibration.ts'
import type { ReportItem } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { useSafetySummary } from '#ui/workbench/safety-names.ts'
import { useGradeNameIn } from '../use-grade-name.ts'
import { Distribution } from './distribution.tsx'
import styles from './report.module.css'

interface Props {
  project: Project
  item: ReportItem
  asks: CalibrationAsks
  /** Whoever leads need not have voted. */
  isLead?: boolean
}

/** What an item came to: the votes, what was settled and why, and the own vote. */
export function ItemOutcome({ project, item, asks, isLead = false }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const clauses = useClauses(project.id)
  const nameOf = useGradeNameIn(project)
  const summary = useSafetySummary()
  const { settled, own, votes, cannotJudge, right } = item
  const count = votes.reduce((sum, vote) => sum + vote.count, cannotJudge)
  const told = (value: number | null, safety: Settlement['safety']) =>
    [value === null ? null : nameOf(value), safety && summary(safety.findings)].filter(Boolean).join(' · ')
  const asSettled = ({ value, safety }: Settlement) => told(value, safety) || t('report.passedOver')
  const asOwn = () => {
    if (!own) return t('report.noVote')
    const grade = own.reason ? t('report.cannotJudge') : told(own.value, own.safety) || t('report.noGrade')
    return own.mode === 'blind' ? grade : `${grade} · ${t(`report.mode.${own.mode}`)}`
  }
  const rows: [string, string][] = [
    [t('report.settled'), settled ? asSettled(settled) : t('report.notSettled')],
    ...(settled?.tolerance ? [[t('report.tolerance'), format.number(settled.tolerance)] as [string, string]] : []),
    ...(settled?.reason ? [[t('report.reason'), visibleBidi(settled.reason)] as [string, string]] : []),
    ...(settled?.clause
      ? [
          [t('report.clause'), clauses?.find(({ id }) => id === settled.clause)?.title ?? settled.clause] as [
            string,
            string,
          ],
        ]
      : []),
    ...(own || !isLead ? [[t('report.own'), asOwn()] as [string, string]] : []),
    ...(own?.explanation ? [[t('report.because'), visibleBidi(own.explanation)] as [string, string]] : []),
  ]
  return (
    <div className={styles.outcome}>
      <div>
        {votes.length + cannotJudge > 0 && <Distribution {...{ project, item, asks }} />}
        <p className={styles.quiet}>
          {t('report.votesOn', { count, n: format.number(count) })}
          {(asks === 'safety' ? settled?.safety : settled?.value) != null &&
            ` · ${t('report.rightOf', { count: right, n: format.number(right) })}`}
        </p>
      </div>
      <Facts rows={rows} />
    </div>
  )
}
