import type { Kysely } from 'kysely'
import type { RunDifference, RunEvaluation, RunQueries } from '#contract/runs.ts'
import { compareScores } from '#core/measures/compare.ts'
import { Evaluation, type Outcome } from '#core/measures/evaluation.ts'
import type { Measure } from '#core/measures/measure.ts'
import { ranked } from '#core/measures/ranked.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { type Rules, rulesOf } from './compare-runs.ts'
import { type GradedQuery, runQueries } from './read-grades.ts'

interface RunName {
  id: string
  name: string
  side: 'a' | 'b' | null
}

/** What is told of a query beside its scores. */
type QueryName = Omit<GradedQuery, 'grades'>

/** Every run of a project measured, and how the two chosen ones differ. */
export interface Evaluated {
  measures: readonly Measure[]
  runs: RunName[]
  /** Per run, in the order of the measures. */
  outcomes: Outcome[][]
  /** In the order of the measures. */
  differences: (RunDifference | null)[]
  /** Every query with a grade. */
  queries: Map<string, QueryName>
  computedAt: string
}

interface Evaluating {
  projectId: string
  graded: Map<string, GradedQuery>
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
  const outcomes: Outcome[][] = []
  for (const { id } of runs) {
    const evaluation = new Evaluation(measures)
    for await (const { queryId, docIds } of runQueries(db, projectId, id)) {
      const grades = graded.get(queryId)?.grades
      if (!grades) continue
      const gained = worth && new Map([...grades].map(([docId, grade]) => [docId, worth(grade)]))
      evaluation.add(queryId, ranked(docIds, grades), gained ? ranked(docIds, gained) : undefined)
    }
    outcomes.push(evaluation.outcomes())
  }
  const differences: (RunDifference | null)[] = []
  for (const at of measures.keys()) {
    // Requests get their turn in between.
    await new Promise((resolve) => setTimeout(resolve))
    differences.push(differenceOf({ runs, outcomes }, at))
  }
  const queries = new Map([...graded].map(([id, { grades: _, ...name }]) => [id, name]))
  return { measures, runs, outcomes, differences, queries, computedAt: now.toISOString() }
}

/** The scores of both chosen runs in the queries that both answer and in which the measure is defined; null without two runs. */
export function pairs({ runs, outcomes }: Pick<Evaluated, 'runs' | 'outcomes'>, measure: number) {
  const [a, b] = (['a', 'b'] as const).map((side) => runs.findIndex((run) => run.side === side))
  if (a === undefined || b === undefined || a < 0 || b < 0) return null
  const [first, second] = [outcomes[a]?.[measure]?.perQuery, outcomes[b]?.[measure]?.perQuery]
  if (!first || !second) return null
  return [...first].flatMap(([queryId, own]) => {
    const other = second.get(queryId)
    return own === null || other === null || other === undefined ? [] : [{ queryId, a: own, b: other }]
  })
}

function differenceOf(of: Pick<Evaluated, 'runs' | 'outcomes'>, measure: number): RunDifference | null {
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
  const { measures, runs, outcomes, differences, queries, computedAt } = evaluated
  return {
    computedAt,
    runs: runs.map(({ id, name }) => ({ id, name })),
    queries: queries.size,
    measures: measures.map(({ name, formula }, at) => ({
      name,
      formula,
      outcomes: outcomes.map((of) => ({ mean: of[at]?.mean ?? null, coverage: of[at]?.coverage ?? null })),
      difference: differences[at] ?? null,
    })),
  }
}

/** So many queries are told one by one at each end. */
const told = 200

/** Both chosen runs query by query in one of the measures, from where B is furthest ahead to where A is, and how many there are of each. */
export function presentQueries(evaluated: Evaluated, measure: string): Omit<RunQueries, 'isComputing'> {
  const at = evaluated.measures.findIndex(({ name }) => name === measure.trim())
  const all = (pairs(evaluated, Math.max(0, at)) ?? []).sort(
    (x, y) => y.b - y.a - (x.b - x.a) || (x.queryId < y.queryId ? -1 : 1),
  )
  const shown = all.length > 2 * told ? [...all.slice(0, told), ...all.slice(-told)] : all
  const count = (is: (lead: number) => boolean) => all.filter(({ a, b }) => is(b - a)).length
  const [ahead, behind] = [count((lead) => lead > 0), count((lead) => lead < 0)]
  const rows = shown.map(({ queryId, a, b }) => {
    const { query = '', language = 'und', market = '' } = evaluated.queries.get(queryId) ?? {}
    return { queryId, query, language, market, a, b }
  })
  return { rows, ahead: { a: behind, b: ahead, none: all.length - ahead - behind } }
}
