import type { Kysely } from 'kysely'
import type { QualityRow } from '#contract/life.ts'
import type { ProjectPlan } from '#contract/plan.ts'
import type { ConsensusRule } from '#contract/project.ts'
import type { Accepted } from '#core/accepted.ts'
import { type Asked, judge, type Measured, meanOf, perAccepted } from '#core/gate.ts'
import { groupBy } from '#core/group-by.ts'
import { rateFor } from '#core/plan.ts'
import { skill } from '#core/skill.ts'
import type { Database } from '../db/schema.ts'
import type { Deps, Patience } from '../deps.ts'
import { ruleOf } from '../queries/rule-of.ts'
import { acceptedLabels } from '../watch/accepted-labels.ts'
import { type Agreement, askAgreement } from './ask-agreement.ts'
import { changeMark } from './change-mark.ts'
import type { Narrow } from './read-votes.ts'
import { goldTally, type LanguageWork, medianMs, type Span, workByLanguage } from './work-facts.ts'
import type { Workshop } from './workshop.ts'

/** With fewer results, labels or answers a figure says nothing yet. */
const fewest = 30
/** What agreement is measured by where the plan does not say. */
const usualMeasure = 'alpha-ordinal'
const hourMs = 3_600_000

/** What is measured of the work itself. */
export interface WorkFacts {
  ms: Measured
  work: LanguageWork[]
  gold: { total: number; correct: number }
  /** By language. */
  accepted: Record<string, Accepted>
}

function row(
  standard: QualityRow['standard'],
  measured: Measured,
  asked: Omit<Asked, 'fewest'>,
  more: Partial<QualityRow> = {},
): QualityRow {
  const judged = judge(measured, { ...asked, fewest })
  return { standard, measure: null, asked: asked.limit, ...measured, ...judged, withoutRate: [], ...more }
}

function agreementRow({ computed }: Agreement, { agreement }: ProjectPlan['standards']): QualityRow {
  const measure = agreement?.measure ?? usualMeasure
  const { value = null, low = null, high = null } = computed.measures.find((one) => one.measure === measure) ?? {}
  const asked = { direction: 'at-least' as const, limit: agreement?.least ?? null }
  return row('agreement', { value, low, high, count: computed.units }, asked, { measure })
}

/** The money per judged result; without a value where a rate is missing. */
export function costOf(work: LanguageWork[], plan: ProjectPlan): Measured & { withoutRate: string[] } {
  const sums = { count: 0, sum: 0, squares: 0, extra: 0 }
  const withoutRate: string[] = []
  for (const { language, count, sumMs, squaresMs, extraMs } of work) {
    const rate = rateFor(plan, language)
    if (rate === null) withoutRate.push(language)
    const perMs = (rate ?? 0) / hourMs
    sums.count += count
    sums.sum += perMs * sumMs
    sums.squares += perMs ** 2 * squaresMs
    sums.extra += perMs * extraMs
  }
  if (withoutRate.length > 0) return { value: null, low: null, high: null, count: sums.count, withoutRate }
  return { ...meanOf(sums), withoutRate }
}

function rowsOf({ ms, work, gold, accepted }: WorkFacts, agreement: Agreement, plan: ProjectPlan): QualityRow[] {
  const { standards } = plan
  const seconds = (value: number | null) => (value === null ? null : value / 1000)
  const speed = { value: seconds(ms.value), low: seconds(ms.low), high: seconds(ms.high), count: ms.count }
  const { withoutRate, ...perLabel } = costOf(work, plan)
  const cost = perAccepted(perLabel, sumOf(Object.values(accepted)))
  const { low, high } = skill(gold)
  const right = gold.total === 0 ? null : gold.correct / gold.total
  const cheap = row('cost', cost, { direction: 'at-most', limit: standards.costPerAccepted }, { withoutRate })
  return [
    agreementRow(agreement, standards),
    row('speed', speed, { direction: 'at-most', limit: standards.secondsPerLabel }),
    // What has no price does not get one by more labels.
    withoutRate.length > 0 ? { ...cheap, more: null } : cheap,
    row(
      'skill',
      { value: right, low: right === null ? null : low, high: right === null ? null : high, count: gold.total },
      { direction: 'at-least', limit: standards.skill },
    ),
  ]
}

function sumOf(groups: Iterable<Accepted>): Accepted {
  const sums = { labels: 0, accepted: 0 }
  for (const { labels, accepted } of groups) {
    sums.labels += labels
    sums.accepted += accepted
  }
  return sums
}

/** How many labels count, and how many of them are accepted, by the rule in force. */
async function acceptedIn(db: Kysely<Database>, projectId: string, narrow: Narrow, rule: ConsensusRule) {
  const groups = await acceptedLabels(db, projectId, rule, narrow)
  const byLanguage = groupBy(groups, ([place]) => (JSON.parse(place) as [string, string])[0])
  return Object.fromEntries([...byLanguage].map(([language, rows]) => [language, sumOf(rows.map(([, one]) => one))]))
}

/** The figures of a project since a moment against the standards of its plan; null while they are worked out. */
export async function askQuality(
  deps: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  { span, plan, patience }: { span: Span; plan: ProjectPlan; patience: Patience },
): Promise<{ rows: QualityRow[] | null; facts: WorkFacts | null; isComputing: boolean }> {
  const { db } = deps
  const { projectId, since } = span
  const narrow = since ? { since } : {}
  const agreement = await askAgreement(deps, workshop, projectId, { narrow, patience })
  const rule = await ruleOf(db, projectId)
  const work = async (): Promise<WorkFacts> => ({
    ms: await medianMs(db, span),
    work: await workByLanguage(db, span),
    gold: await goldTally(db, span),
    accepted: await acceptedIn(db, projectId, narrow, rule),
  })
  const key = `work ${since?.toISOString() ?? ''}`
  const mark = await changeMark(db, projectId)
  const facts = await workshop.ask({ projectId, key, basis: rule, mark, patience, work })
  const rows = agreement.value && facts.value ? rowsOf(facts.value, agreement.value, plan) : null
  return { rows, facts: facts.value, isComputing: agreement.isComputing || facts.isComputing }
}
