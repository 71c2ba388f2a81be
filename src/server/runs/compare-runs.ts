import { type Kysely, sql } from 'kysely'
import type { RunComparison } from '#contract/runs.ts'
import { type Compared, lead, type OpenDocument } from '#core/measures/decisive.ts'
import { labelsToDecide } from '#core/measures/labels-to-decide.ts'
import { judgedAt, ndcg } from '#core/measures/ndcg.ts'
import { OpenQuery } from '#core/measures/open-query.ts'
import { flipRisks, type Outlook, surenessOf, together } from '#core/measures/outlook.ts'
import { type QueryOutlook, queryOutlook } from '#core/measures/query-outlook.ts'
import { posterior } from '#core/posterior.ts'
import { isPreference } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { type GradedResult, gradedResults, gradeOfResult } from '../export/graded.ts'
import { trecIds } from '../export/trec-ids.ts'
import { skillsIn } from '../queries/assign/skill-tallies.ts'

/** The measure is nDCG at this rank. */
const k = 10
const shown = 20

/** The two runs that are compared. */
export interface Sides {
  a: { id: string; name: string }
  b: { id: string; name: string }
}

/** A query that at least one of the runs answers. */
interface ComparedHere extends Compared {
  gains: Map<string, number>
  query: string
  language: string
  open: (OpenDocument & { resultId: string })[]
  /** Everything that has labels and no decision. */
  unsure: OpenDocument[]
}

/** The two chosen runs of a project, or null. */
export async function chosenRuns(db: Kysely<Database>, projectId: string): Promise<Sides | null> {
  const rows = await db
    .selectFrom('run')
    .select(['id', 'name', 'side'])
    .where('project_id', '=', projectId)
    .where('side', 'is not', null)
    .execute()
  const [a, b] = (['a', 'b'] as const).map((side) => rows.find((row) => row.side === side))
  return a && b ? { a, b } : null
}

async function topsOf(db: Kysely<Database>, projectId: string, runId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{
    query_id: string
    top: string[]
  }>`select query_id, doc_ids[1:${sql.lit(k)}] as top from run_query where project_id = ${projectId} and run_id = ${runId}`.execute(
    db,
  )
  return new Map(rows.map(({ query_id, top }) => [query_id, top]))
}

/** How a project comes to grades, and what each is worth. */
export async function rulesOf(db: Kysely<Database>, projectId: string) {
  const row = await db
    .selectFrom('project')
    .innerJoin('scale', (join) =>
      join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
    )
    .select(['project.consensus', 'project.kind', 'scale.grades'])
    .where('project.id', '=', projectId)
    .executeTakeFirstOrThrow()
  return { rule: row.consensus, kind: row.kind, gains: new Map(row.grades.map(({ value, gain }) => [value, gain])) }
}

async function openResults(db: Kysely<Database>, projectId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('review_item')
    .select('result_id')
    .where('project_id', '=', projectId)
    .where('state', 'in', ['waiting', 'passed', 'sent-back'])
    .execute()
  return new Set(rows.map(({ result_id }) => result_id))
}

export type Rules = Awaited<ReturnType<typeof rulesOf>>

/** What an open result can come to gain: each grade as probable as its labels make it, or no grade at all. */
function outcomesOf(row: GradedResult, { gains }: Rules, skill: number): OpenDocument['outcomes'] {
  const grades = [...gains.keys()]
  const chances = posterior(
    grades,
    row.values.map((value) => ({ value, skill })),
  )
  const graded = grades.map((grade) => ({ gain: gains.get(grade) ?? null, probability: chances.get(grade) ?? 0 }))
  return [...graded, { gain: null, probability: 0 }]
}

/** Every query that a run answers and of which something is graded or open, with what its documents gain as the labels stand. */
async function readQueries(
  db: Kysely<Database>,
  projectId: string,
  sides: Sides,
  rules: Rules,
): Promise<ComparedHere[]> {
  const [a, b] = await Promise.all([sides.a, sides.b].map(({ id }) => topsOf(db, projectId, id)))
  const open = await openResults(db, projectId)
  const { docs } = await trecIds(db, projectId)
  const skills = new Map<string, number>()
  const known = new Map<string, OpenDocument['outcomes']>()
  const queries = new Map<string, ComparedHere>()
  for await (const row of gradedResults(db, projectId, rules.rule)) {
    const [topA, topB] = [a?.get(row.queryKey), b?.get(row.queryKey)]
    if (!topA && !topB) continue
    const { shown: query, language } = row
    const here: ComparedHere = queries.get(row.queryKey) ?? {
      ...{ query, language, a: topA ?? [], b: topB ?? [] },
      gains: new Map(),
      ...{ open: [], unsure: [] },
    }
    const grade = gradeOfResult(row, rules.rule)
    const docId = docs.get(row.docId) ?? row.docId
    if (grade !== null) here.gains.set(docId, rules.gains.get(grade) ?? 0)
    if (row.values.length > 0 || open.has(row.resultId)) {
      const skill = skills.get(language) ?? (await skillsIn(db, projectId, language)).mean
      skills.set(language, skill)
      // A million labels fall into few patterns.
      const pattern = `${language} ${row.values.join(' ')}`
      const outcomes = known.get(pattern) ?? outcomesOf(row, rules, skill)
      known.set(pattern, outcomes)
      if (open.has(row.resultId)) here.open.push({ resultId: row.resultId, docId, outcomes })
      if (!row.decision && row.values.length > 0) here.unsure.push({ docId, outcomes })
    }
    if (grade !== null || here.open.length > 0) queries.set(row.queryKey, here)
  }
  return [...queries.values()]
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function coverageOf(queries: readonly ComparedHere[], side: 'a' | 'b'): number | null {
  const shares = queries.map((query) => judgedAt(query[side], query.gains, k)).filter((share) => share !== null)
  return shares.length > 0 ? mean(shares) : null
}

/** Writes what each open decision can do to the comparison; where there is none, nothing stands there. */
async function storeWeights(
  db: Kysely<Database>,
  projectId: string,
  weights: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`update review_item i set weight = w.weight
    from (select result_id, weight from unnest(${[...weights.keys()]}::uuid[], ${[...weights.values()]}::real[]) as u(result_id, weight)
      union all select result_id, null from review_item where project_id = ${projectId} and weight is not null and not result_id = any(${[...weights.keys()]}::uuid[])) w
    where i.project_id = ${projectId} and i.result_id = w.result_id and i.weight is distinct from w.weight`.execute(db)
}

/** Forgets what decisions weigh: without two runs there is nothing they could change. */
export async function clearWeights(db: Kysely<Database>, projectId: string): Promise<void> {
  await storeWeights(db, projectId, new Map())
}

/** Combinations that are tried in a query: few, since all queries are looked at. */
const fewCombinations = 256

/** How sure the lead is, given how sure the labels are; null where all that is graded is decided. */
async function surenessIn(queries: readonly ComparedHere[]): Promise<RunComparison['sureness']> {
  if (queries.every(({ unsure }) => unsure.length === 0)) return null
  const outlooks: QueryOutlook[] = []
  for (const [at, query] of queries.entries()) {
    // Requests get their turn in between.
    if (at % 200 === 0) await new Promise((resolve) => setTimeout(resolve))
    outlooks.push(queryOutlook(new OpenQuery(query, query.unsure, k), fewCombinations))
  }
  return surenessOf(together(outlooks))
}

/** Few draws, since requests wait while they are made. */
function needOf(outlook: Outlook): RunComparison['need'] {
  const { decisions, decided } = labelsToDecide(outlook, { draws: 200 })
  return { ...decisions, decided }
}

/**
 * Compares two runs in nDCG@10 on the grades as they stand, says what the open decisions can still make of it, and
 * keeps what each of them weighs. Null where the project grades no documents.
 */
export async function compareRuns(
  db: Kysely<Database>,
  projectId: string,
  sides: Sides,
): Promise<RunComparison | null> {
  const rules = await rulesOf(db, projectId)
  if (isPreference(rules.kind)) return null
  const queries = await readQueries(db, projectId, sides, rules)
  const leads = queries.map((query) => lead(query, k))
  const outlooks: QueryOutlook[] = []
  for (const query of queries) {
    // Requests get their turn in between.
    if (query.open.length > 0) await new Promise((resolve) => setTimeout(resolve))
    outlooks.push(queryOutlook(new OpenQuery(query, query.open, k)))
  }
  const outlook = together(outlooks)
  const weights = new Map<string, number>()
  flipRisks(outlook).forEach((risks, at) => {
    risks.forEach(({ flip, effect }, document) => {
      // The risk comes first, whatever the size of the change (1 at most).
      weights.set(queries[at]?.open[document]?.resultId ?? '', flip * 10 + effect)
    })
  })
  await storeWeights(db, projectId, weights)
  const [least, greatest] = outlook.range
  const measured = (side: 'a' | 'b') => ({
    ...{ id: sides[side].id, name: sides[side].name },
    mean: mean(queries.map((query) => ndcg(query[side], query.gains, k))),
    coverage: coverageOf(queries, side),
  })
  const differing = queries
    .map((query, at) => ({ query, lead: leads[at] as number }))
    .filter((one) => one.lead !== 0)
    .sort((x, y) => Math.abs(y.lead) - Math.abs(x.lead))
    .slice(0, shown)
    .map(({ query }) => ({
      ...{ query: query.query, language: query.language, open: query.open.length },
      ...{ a: ndcg(query.a, query.gains, k), b: ndcg(query.b, query.gains, k) },
    }))
  return {
    ...{ a: measured('a'), b: measured('b'), queries: queries.length, lead: mean(leads), least, greatest, differing },
    ...{ open: weights.size, winner: outlook.winner },
    sureness: await surenessIn(queries),
    need: weights.size > 0 && outlook.winner === null ? needOf(outlook) : null,
  }
}
