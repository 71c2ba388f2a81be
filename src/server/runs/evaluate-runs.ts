import type { Kysely } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import type { RunDifference, RunEvaluation, RunQueryRow } from '#contract/runs.ts'
import { compareScores } from '#core/measures/compare.ts'
import { Evaluation, type Outcome } from '#core/measures/evaluation.ts'
import type { Measure } from '#core/measures/measure.ts'
import { ranked } from '#core/measures/ranked.ts'
import type { Database } from '../db/schema.ts'
import { type GradedQuery, readGrades, runQueries } from './read-grades.ts'

interface RunName {
  id: string
  name: string
  side: 'a' | 'b' | null
}

/** Every run of a project measured, with the grades that it was measured on. */
export interface Evaluated {
  measures: readonly Measure[]
  runs: RunName[]
  /** Per run, in the order of the measures. */
  outcomes: Outcome[][]
  graded: Map<string, GradedQuery>
  computedAt: string
}

interface Evaluating {
  projectId: string
  rule: ConsensusRule
  measures: readonly Measure[]
  now: Date
}

/** Measures every run on the grades as they stand: over those of its queries of which something is graded. Grades are those of the qrels. */
export async function evaluateRuns(
  db: Kysely<Database>,
  { projectId, rule, measures, now }: Evaluating,
): Promise<Evaluated> {
  const runs = await db
    .selectFrom('run')
    .select(['id', 'name', 'side'])
    .where('project_id', '=', projectId)
    .orderBy('uploaded_at')
    .orderBy('name')
    .execute()
  const graded = await readGrades(db, projectId, rule)
  const outcomes: Outcome[][] = []
  for (const { id } of runs) {
    const evaluation = new Evaluation(measures)
    for await (const { queryId, docIds } of runQueries(db, projectId, id)) {
      const judged = graded.get(queryId)
      if (judged) evaluation.add(queryId, ranked(docIds, judged.grades))
    }
    outcomes.push(evaluation.outcomes())
  }
  return { measures, runs, outcomes, graded, computedAt: now.toISOString() }
}

/** The scores of both chosen runs in the queries that both answer and in which the measure is defined. */
function pairs({ runs, outcomes }: Evaluated, measure: number) {
  const [a, b] = (['a', 'b'] as const).map((side) => runs.findIndex((run) => run.side === side))
  if (a === undefined || b === undefined || a < 0 || b < 0) return null
  const [first, second] = [outcomes[a]?.[measure]?.perQuery, outcomes[b]?.[measure]?.perQuery]
  if (!first || !second) return null
  return [...first].flatMap(([queryId, own]) => {
    const other = second.get(queryId)
    return own === null || other === null || other === undefined ? [] : [{ queryId, a: own, b: other }]
  })
}

function differenceOf(evaluated: Evaluated, measure: number): RunDifference | null {
  const both = pairs(evaluated, measure)
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
  const { measures, runs, outcomes, graded, computedAt } = evaluated
  return {
    computedAt,
    runs: runs.map(({ id, name }) => ({ id, name })),
    queries: graded.size,
    measures: measures.map(({ name, formula }, at) => ({
      name,
      formula,
      outcomes: outcomes.map((of) => ({ mean: of[at]?.mean ?? null, coverage: of[at]?.coverage ?? null })),
      difference: differenceOf(evaluated, at),
    })),
  }
}

/** Both chosen runs query by query in the first measure, the largest difference first. */
export function presentQueries(evaluated: Evaluated): RunQueryRow[] {
  const rows = (pairs(evaluated, 0) ?? []).map(({ queryId, a, b }) => {
    const { query = '', language = 'und', market = '' } = evaluated.graded.get(queryId) ?? {}
    return { queryId, query, language, market, a, b }
  })
  return rows.sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a) || (x.queryId < y.queryId ? -1 : 1))
}
