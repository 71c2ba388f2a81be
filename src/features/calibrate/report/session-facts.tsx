import { useTranslation } from 'react-i18next'
import type { SessionReport } from '#contract/calibration-plan.ts'
import { useFormat } from '#i18n/use-format.ts'
import { stateOf } from '../session-state.ts'
import styles from './report.module.css'

/** What the session was: goal, kind, when, how many, and what passes. */
export function SessionFacts({ report }: { report: SessionReport }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { goal, kind, asks, phase, beganAt, endedAt, seats, items, passMark } = report
  const facts = [
    t(`list.state.${stateOf(phase)}`),
    t(`list.kind.${kind}`),
    t(`list.asks.${asks}`),
    beganAt && t('list.began', { when: format.dateTime(beganAt) }),
    endedAt && t('list.ended', { when: format.dateTime(endedAt) }),
    t('list.items', { count: items.length, n: format.number(items.length) }),
    t('report.seats', { count: seats, n: format.number(seats) }),
    t('report.passMark', { share: format.percent(passMark) }),
  ]
  return (
    <section>
      {goal && (
        <p dir="auto" className={styles.goal}>
          {goal}
        </p>
      )}
      <p className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</p>
    </section>
  )
}
