import type { ProjectPlan } from '#contract/plan.ts'
import type { AlarmMetric, Board, Facts, RiskTrigger } from '#contract/watch.ts'

/** A number that was measured, of the project or of a language, and what it was made of. */
export interface Measured {
  metric: AlarmMetric
  language: string | null
  value: number
  evidence: Record<string, number>
}

/** A measured number that its standard is not met by. */
export interface Breach extends Measured {
  standard: number
}

type Row = Pick<Board['total'], 'agreement' | 'medianSeconds' | 'cost' | 'made' | 'people'>

function* ofRow(row: Row, language: string | null): Generator<Measured> {
  const { agreement, medianSeconds, cost, made, people } = row
  if (agreement && agreement.value !== null) {
    const { value, low, high } = agreement
    const interval = { ...(low !== null && { low }), ...(high !== null && { high }) }
    yield { metric: 'agreement', language, value, evidence: interval }
  }
  if (medianSeconds !== null)
    yield { metric: 'secondsPerLabel', language, value: medianSeconds, evidence: { labels: made, people } }
  if (cost.perAccepted !== null)
    yield { metric: 'costPerAccepted', language, value: cost.perAccepted, evidence: { spent: cost.total ?? 0 } }
}

/** Every number of a board that can be held against a standard. */
export function measuredOf(board: Omit<Board, 'alarms'>, facts: Pick<Facts, 'skill' | 'exposureMinutes'>): Measured[] {
  const { total, languages, daysLate, budget, waitingReview } = board
  const { skill, exposureMinutes } = facts
  const of = (metric: AlarmMetric, value: number, evidence: Record<string, number> = {}): Measured => ({
    ...{ metric, language: null, value, evidence },
  })
  return [
    ...ofRow(total, null),
    ...languages.flatMap((row) => [...ofRow(row, row.language)]),
    of('exposureMinutes', exposureMinutes),
    of('waitingReview', waitingReview),
    ...(skill.value === null ? [] : [of('skill', skill.value, { answers: skill.answers })]),
    ...(daysLate === null ? [] : [of('daysLate', daysLate, { days: total.forecast?.middle ?? 0 })]),
    ...(budget !== null && budget > 0 && total.cost.total !== null
      ? [of('budgetShare', total.cost.total / budget, { spent: total.cost.total })]
      : []),
  ]
}

/** The metrics of which little is bad; of all others much is. */
const wantsMuch: readonly AlarmMetric[] = ['agreement', 'skill']

/** What a standard asks, by metric; a delivery is late from the first day on, a budget is used up at its end. */
function standardOf(metric: AlarmMetric, { standards, dates, budget }: ProjectPlan): number | null {
  if (metric === 'agreement') return standards.agreement?.least ?? null
  if (metric === 'daysLate') return dates.delivery === null ? null : 0
  if (metric === 'budgetShare') return budget.amount === null ? null : 1
  return metric === 'waitingReview' ? null : standards[metric]
}

/**
 * The numbers that do not meet their standard. Agreement falls short only when the whole interval lies below, so that chance alone raises no
 * alarm; where there is no interval its value counts.
 */
export function breaches(measured: readonly Measured[], plan: ProjectPlan): Breach[] {
  return measured.flatMap((one) => {
    const standard = standardOf(one.metric, plan)
    if (standard === null) return []
    const value = one.metric === 'agreement' ? (one.evidence.high ?? one.value) : one.value
    const isShort = wantsMuch.includes(one.metric) ? value < standard : value > standard
    return isShort ? [{ ...one, standard }] : []
  })
}

/** What a trigger's metric is now; null where it is not known. */
export function triggerValue({ metric, language }: RiskTrigger, measured: readonly Measured[]): number | null {
  return measured.find((one) => one.metric === metric && one.language === language)?.value ?? null
}

/** Whether a trigger goes off. */
export function goesOff(trigger: RiskTrigger, measured: readonly Measured[]): boolean {
  const value = triggerValue(trigger, measured)
  if (value === null) return false
  return trigger.is === 'over' ? value > trigger.number : value < trigger.number
}
