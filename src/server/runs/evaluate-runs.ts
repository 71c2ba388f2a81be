import type { Kysely } from 'kysely'
import type { RunDifference, RunEvaluation } from '#contract/runs.ts'
import { compareScores } from '#core/measures/compare.ts'
import { Evaluation, type Outcome } from '#core/measures/evaluation.ts'
import type { Measure } from '#core/measures/measure.ts'
import { ranked } from '#core/measures/ranked.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { type Rules, rulesOf } from './compare-runs.ts'
import { type Grades, runQueries } from './read-grades.ts'

interface RunName {
  id: string
  name: string
  side: 'a' | 'b' | null
}

/** A run and what came of it. */
export interface EvaluatedRun extends RunName {
  /** The queries that it answers, by their place among all. */
  answered: number[]
  /** In the order of the measures; scores in the order of the queries answered, null where a measure is not defined. */
  outcomes: (Pick<Outcome, 'mean' | 'coverage'> & { scores: (number | null)[] })[]
}

/** Every run of a project measured, and how the two chosen ones differ; as it is kept, so it holds nothing that JSON does not. */
export interface Evaluated {
  measures: Pick<Measure, 'name' | 'formula'>[]
  /** The ids of all queries with a grade. */
  queries: string[]
  runs: EvaluatedRun[]
  /** In the order of the measures. */
  differences: (RunDifference | null)[]
  computedAt: string
}

interface Evaluating {
  projectId: string
  graded: Grades
  measures: readonly Measure[]
  now: Date
}

/** What grades gain, where that is not their number. */
function gainOf({ gains }: Pick<Rules, 'gains'>) {
  return [...gains].every(([grade, gain]) => grade === gain)
    ? null
    : (grade: number) => Math.max(0, gains.get(grade) ?? 0)
}

/** A measure that names its highest grade cannot be asked about higher ones. */
function checkGains(measures: readonly Measure[], { gains }: Pick<Rules, 'gains'>): void {
  const highest = Math.max(...gains.values())
  const low = measures.find(({ formula: { maxGrade } }) => maxGrade !== null && maxGrade < highest)
  if (low)
    throw new ApiError('measure-too-low', `${low.name} knows no gain of ${highest}.`, { measure: low.name, highest })
}

/**
 * Measures every run on the grades told: over those of its queries of which something is graded. Grades are those of the qrels; nDCG and ERR
 * take what these gain on the scale. Throws `measure-too-low` for a measure that does not know the highest gain.
 */
export async function evaluateRuns(
  db: Kysely<Database>,
  { projectId, graded, measures, now }: Evaluating,
): Promise<Evaluated> {
  const runs = await db
    .selectFrom('run')
    .select(['id', 'name', 'side'])
    .where('project_id', '=', projectId)
    .orderBy('uploaded_at')
    .orderBy('name')
    .execute()
  const rules = await rulesOf(db, projectId)
  checkGains(measures, rules)
  const worth = gainOf(rules)
  const queries = [...graded.keys()]
  const places = new Map(queries.map((id, at) => [id, at]))
  const evaluated: EvaluatedRun[] = []
  for (const run of runs) {
    const answered: number[] = []
    const evaluation = new Evaluation(measures)
    for await (const { queryId, docIds } of runQueries(db, projectId, run.id)) {
      const grades = graded.get(queryId)
      const place = places.get(queryId)
      if (!grades || place === undefined) continue
      answered.push(place)
      const gained = worth && new Map([...grades].map(([docId, grade]) => [docId, worth(grade)]))
      evaluation.add(queryId, ranked(docIds, grades), gained ? ranked(docIds, gained) : undefined)
    }
    const outcomes = evaluation.outcomes().map(({ mean, coverage, perQuery }) => ({
      ...{ mean, coverage, scores: [...perQuery.values()] },
    }))
    evaluated.push({ ...run, answered, outcomes })
  }
  const differences: (RunDifference | null)[] = []
  for (const at of measures.keys()) {
    // Requests get their turn in between.
    await new Promise((resolve) => setTimeout(resolve))
    differences.push(differenceOf({ queries, runs: evaluated }, at))
  }
  const named = measures.map(({ name, formula }) => ({ name, formula }))
  return { measures: named, queries, runs: evaluated, differences, computedAt: now.toISOString() }
}

/** The scores of both chosen runs in the queries that both answer and in which the measure is defined; null without two runs. */
export function pairs({ queries, runs }: Pick<Evaluated, 'queries' | 'runs'>, measure: number) {
  const [a, b] = (['a', 'b'] as const).map((side) => runs.find((run) => run.side === side))
  const [first, second] = [a?.outcomes[measure]?.scores, b?.outcomes[measure]?.scores]
  if (!a || !b || !first || !second) return null
  const others = new Map(b.answered.map((place, at) => [place, second[at] ?? null]))
  return a.answered.flatMap((place, at) => {
    const [own, other] = [first[at] ?? null, others.get(place) ?? null]
    return own === null || other === null ? [] : [{ queryId: queries[place] as string, a: own, b: other }]
  })
}

function differenceOf(of: Pick<Evaluated, 'queries' | 'runs'>, measure: number): RunDifference | null {
  const both = pairs(of, measure)
  const found =
    both &&
    compareScores(
      both.map(({ a }) => a),
      both.map(({ b }) => b),
    )
  if (!both || !found) return null
  return {
    delta: found.delta,
    low: found.ci95?.[0] ?? null,
    high: found.ci95?.[1] ?? null,
    p: found.p,
    queries: both.length,
  }
}

/** All runs by all measures, without single queries. */
export function presentEvaluation(evaluated: Evaluated): RunEvaluation {
  const { measures, runs, differences, queries, computedAt } = evaluated
  return {
    computedAt,
    runs: runs.map(({ id, name }) => ({ id, name })),
    queries: queries.length,
    measures: measures.map(({ name, formula }, at) => ({
      name,
      formula,
      outcomes: runs.map(({ outcomes: of }) => ({ mean: of[at]?.mean ?? null, coverage: of[at]?.coverage ?? null })),
      difference: differences[at] ?? null,
    })),
  }
}

/** So many queries are told one by one at each end. */
const told = 200

/** Both chosen runs query by query in one of the measures, from where B is furthest ahead to where A is, and how many there are of each. */
export function queriesApart(evaluated: Evaluated, measure: string) {
  const at = evaluated.measures.findIndex(({ name }) => name === measure.trim())
  const all = (pairs(evaluated, Math.max(0, at)) ?? []).sort(
    (x, y) => y.b - y.a - (x.b - x.a) || (x.queryId < y.queryId ? -1 : 1),
  )
  const shown = all.length > 2 * told ? [...all.slice(0, told), ...all.slice(-told)] : all
  const count = (is: (lead: number) => boolean) => all.filter(({ a, b }) => is(b - a)).length
  const [ahead, behind] = [count((lead) => lead > 0), count((lead) => lead < 0)]
  return { rows: shown, ahead: { a: behind, b: ahead, none: all.length - ahead - behind } }
}
