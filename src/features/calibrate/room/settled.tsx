import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { Settlement } from '#contract/calibration.ts'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { useSafetySummary } from '#ui/workbench/safety-names.ts'
import { useGradeName } from './grade-names.ts'
import styles from './panel.module.css'
import { useRoom } from './room-context.ts'

/** Says what an item was settled as: its grade, what is unsafe about it, or both. */
export function useSettledAs(): (settlement: Pick<Settlement, 'value' | 'safety'>) => string {
  const { t } = useTranslation('calibration')
  const nameOf = useGradeName()
  const summary = useSafetySummary()
  return ({ value, safety }) => {
    const safetyName = safety && (safety.findings.length > 0 ? summary(safety.findings) : t('room.safety.none'))
    const grade = [value === null ? null : nameOf(value), safetyName].filter(Boolean).join(' · ')
    return grade === '' ? t('room.settled.over') : t('room.settled.as', { grade })
  }
}

/** What was settled, for everybody. */
export function Settled({ of: settlement }: { of: Settlement }) {
  const { t } = useTranslation('calibration')
  const { projectId } = useRoom()
  const clauses = useClauses(projectId) ?? []
  const settledAs = useSettledAs()
  const { value, tolerance, reason, clause } = settlement
  return (
    <section className={styles.settled} aria-label={t('room.settled.title')}>
      <h2>{settledAs(settlement)}</h2>
      {value !== null && (
        <p className={styles.quiet}>
          {tolerance > 0 ? t('room.settled.tolerance', { count: tolerance }) : t('room.settled.exact')}
        </p>
      )}
      {reason && <p dir="auto">{visibleBidi(reason)}</p>}
      {clause && (
        <p className={styles.quiet}>
          <bdi>{clauses.find(({ id }) => id === clause)?.title ?? clause}</bdi>
        </p>
      )}
    </section>
  )
}
