import { type Kysely, sql } from 'kysely'
import type { ConsensusReport, DifferingResult, RuleRow } from '#contract/insights.ts'
import type { ConsensusRule } from '#contract/project.ts'
import { consensusRules } from '#contract/words.ts'
import { isModelRule } from '#core/consensus.ts'
import type { Graded } from '#core/consensus-models/label-rules.ts'
import type { Steps } from '#core/steps.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { isThere, shownQuery, titleOrNull } from '../queries/hold-back.ts'
import { goldSkill } from './gold-skill.ts'
import { storeGrades } from './model-grades.ts'
import { readVotes } from './read-votes.ts'
import { type RuleVotes, ruleSteps, ruleVotesSteps } from './rule-grades.ts'
import { inTurns } from './turns.ts'

/** Results that are told one by one: those on which the rules lie furthest apart. */
const told = 200

interface Differing {
  id: string
  grades: (number | null)[]
  values: number[]
}

/** What is kept of a comparison of the rules; queries and titles are added when it is told. */
export interface Comparison {
  computedAt: string
  inForce: ConsensusRule
  units: number
  rules: RuleRow[]
  differing: number
  results: Differing[]
}

/** Lets every rule grade every result, keeps what the models say, and compares. */
export async function compareRules(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  { inForce, mark }: { inForce: ConsensusRule; mark: string },
): Promise<Comparison> {
  const project = await readVotes(db, projectId)
  const of = await inTurns(ruleVotesSteps(project, await goldSkill(db, projectId, project.languages)))
  const graded: Graded[] = []
  for (const rule of consensusRules) {
    const found = await inTurns(ruleSteps(of, rule))
    if (isModelRule(rule)) await storeGrades(db, projectId, { rule, mark, now: now(), project, graded: found })
    graded.push(found)
  }
  return { computedAt: now().toISOString(), inForce, ...(await inTurns(compareSteps(of, graded, inForce))) }
}

function* compareSteps({ project, sorted }: RuleVotes, graded: Graded[], inForce: ConsensusRule) {
  const chosen = graded[consensusRules.indexOf(inForce)]
  const rules: RuleRow[] = []
  for (const [at, rule] of consensusRules.entries()) {
    rules.push({ rule, ...rowOf(graded[at], chosen) })
    yield
  }
  const apart = yield* apartSteps(graded)
  const gradeOf = (category: number) => (category < 0 ? null : (project.grades[category] ?? null))
  const results = apart.units.slice(0, told).map((unit) => ({
    id: project.resultIds[unit] as string,
    grades: graded.map(({ category }) => gradeOf(category[unit] as number)),
    values: Array.from(
      sorted.value.subarray(sorted.start[unit], sorted.start[unit + 1]),
      (at) => project.grades[at] as number,
    ).sort((a, b) => a - b),
  }))
  return { units: unitsOf(sorted.start), rules, differing: apart.units.length, results }
}

function rowOf(own: Graded | undefined, chosen: Graded | undefined): Omit<RuleRow, 'rule'> {
  let [graded, same, sum] = [0, 0, 0]
  for (const [unit, category] of own?.category.entries() ?? []) {
    if (category < 0) continue
    graded++
    sum += own?.confidence[unit] as number
    if (category === chosen?.category[unit]) same++
  }
  return { graded, same, meanConfidence: graded > 0 ? sum / graded : null }
}

function unitsOf(start: Int32Array): number {
  let units = 0
  for (let unit = 0; unit + 1 < start.length; unit++) if (start[unit] !== start[unit + 1]) units++
  return units
}

/** Units on which the rules differ, the widest apart first and of those the least sure. */
function* apartSteps(graded: Graded[]): Steps<{ units: number[] }> {
  const found: { unit: number; spread: number; sure: number }[] = []
  const units = graded[0]?.category.length ?? 0
  for (let unit = 0; unit < units; unit++) {
    let [low, high, sure] = [Number.POSITIVE_INFINITY, -1, 1]
    for (const { category, confidence } of graded) {
      low = Math.min(low, category[unit] as number)
      high = Math.max(high, category[unit] as number)
      sure = Math.min(sure, confidence[unit] as number)
    }
    if (high > low) found.push({ unit, spread: high - low, sure })
    if (unit % 20_000 === 19_999) yield
  }
  found.sort((a, b) => b.spread - a.spread || a.sure - b.sure || a.unit - b.unit)
  return { units: found.map(({ unit }) => unit) }
}

/**
 * A comparison with the words of its results. Somebody who also annotates is not told of results they could still be
 * given or have before them, since the rules show what others said.
 */
export async function presentComparison(
  db: Kysely<Database>,
  projectId: string,
  comparison: Comparison,
  viewer: { id: string; annotates: boolean },
): Promise<ConsensusReport> {
  const ids = comparison.results.map(({ id }) => id)
  const { rows } = await sql<
    Omit<DifferingResult, 'grades' | 'values'>
  >`select r.id, ${shownQuery} as query, q.language, q.market, ${titleOrNull} as title, r.rank
    from result r join query q on q.project_id = r.project_id and q.id = r.query_id join task t on t.project_id = r.project_id and t.id = r.task_id
    where ${isThere} and r.project_id = ${projectId} and r.id = any(${ids}) and (not ${viewer.annotates} or ((t.state <> 'open' or t.done >= t.overlap)
      and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${viewer.id} and a.state in ('active', 'deferred'))))`.execute(
    db,
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const results = comparison.results.flatMap(({ id, grades, values }) => {
    const row = known.get(id)
    return row ? [{ ...row, grades, values }] : []
  })
  return { ...comparison, results }
}
