import { type Kysely, sql } from 'kysely'
import type { ConsensusRule, TaskKind } from '#contract/project.ts'
import { confidence, isModelRule } from '#core/consensus.ts'
import { consensusOf } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { isThere, shownQuery, shownTitle } from '../queries/hold-back.ts'

/** A part of a project that gets files of its own. */
export interface Group {
  language: string
  /** Null when one pair of files covers every market of the language. */
  market: string | null
}

/** One result (or pair, or two lists) with the values that count towards its consensus, in rising order. */
export interface GradedResult {
  kind: TaskKind
  resultId: string
  /** The query's own id, and the one it came with. */
  queryKey: string
  queryId: string
  query: string
  /** The query's words as pages may show them. */
  shown: string
  language: string
  market: string
  /** Of a pair the ids of both documents, of two lists the names of both rankers, as a JSON array. */
  docId: string
  title: string
  rank: number | null
  values: number[]
  cannotJudge: number
  /** What a reviewer decided; it stands above the labels. `value` null: no grade is right. */
  decision: { value: number | null } | null
  /** What the model of the rule says, where the rule is one. */
  model: { value: number; confidence: number } | null
}

/** Queries of one page. */
const page = 400

/** The languages of a project; markets apart where one query id stands in several markets of a language. */
export async function exportGroups(db: Kysely<Database>, projectId: string): Promise<Group[]> {
  const { rows } = await sql<Group>`with double as (select distinct language from query where project_id = ${projectId}
      group by language, external_id having count(*) > 1)
    select distinct q.language, case when d.language is not null then q.market end as market
    from query q left join double d using (language) where q.project_id = ${projectId} order by 1, 2`.execute(db)
  return rows
}

/** The grade of a result: what a reviewer decided, else what the rule makes of the labels; null if there is none. */
export function gradeOfResult({ kind, values, decision, model }: GradedResult, rule: ConsensusRule): number | null {
  if (decision) return decision.value
  return isModelRule(rule) ? (model?.value ?? null) : consensusOf(kind, rule, values)
}

/** How sure the rule is of its grade (0–1): what a model says, else the share of labels that give it; null of decisions. */
export function confidenceOfResult(
  { kind, values, decision, model }: GradedResult,
  rule: ConsensusRule,
): number | null {
  if (decision) return null
  return isModelRule(rule) ? (model?.confidence ?? null) : confidence(values, consensusOf(kind, rule, values))
}

/** How many results a project has, for a progress bar. */
export async function countResults(db: Kysely<Database>, projectId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from result r where ${isThere} and project_id = ${projectId} and task_id is not null and form in ('document', 'pair', 'sides')`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

type Raw = GradedResult & { position: number }

/** What of a project is read, and the rule whose model is to be told. */
interface Reading {
  rule: ConsensusRule
  group: Group | null
  /** One query alone. */
  queryKey?: string
}

async function readPage(
  db: Kysely<Database>,
  projectId: string,
  { group, rule, queryKey }: Reading,
  after: number,
): Promise<Raw[]> {
  const one = queryKey === undefined ? sql`` : sql`and id = ${queryKey}`
  const where = group
    ? sql`and language = ${group.language} and (${group.market}::text is null or market = ${group.market})`
    : sql``
  const { rows } =
    await sql<Raw>`select p.kind, r.id as "resultId", q.id as "queryKey", q.position, q.external_id as "queryId", q.text as query, ${shownQuery} as shown, q.language, q.market, r.external_id as "docId", ${shownTitle} as title, r.rank,
      coalesce(v.values, '{}') as values, coalesce(v.cannot, 0) as "cannotJudge",
      case when s.decision_id is not null then jsonb_build_object('value', s.value) end as decision,
      case when g.rule is not null then jsonb_build_object('value', g.value, 'confidence', g.confidence) end as model
    from (select * from query where project_id = ${projectId} ${where} ${one} and position > ${after} order by position limit ${page}) q
    join result r on r.project_id = q.project_id and r.query_id = q.id and r.task_id is not null and r.form in ('document', 'pair', 'sides')
    join project p on p.id = r.project_id
    left join settled s on s.project_id = r.project_id and s.result_id = r.id
    left join model_grade g on g.project_id = r.project_id and g.rule = ${rule} and g.result_id = r.id
    left join lateral (select array_agg(l.value order by l.value) filter (where l.kind = 'value') as values,
        count(*) filter (where l.kind = 'cannot-judge')::int as cannot
      from current_label l left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
        left join source c on c.project_id = l.project_id and c.id = l.source_id
      where l.project_id = r.project_id and l.result_id = r.id and l.dimension = 'relevance'
        and ((a.purpose = 'production' and (a.state in ('submitted', 'active', 'deferred') or a.submitted_at is not null) and not a.surplus) or c.counts)) v on true
    where ${isThere} order by q.position, r.rank, r.id`.execute(db)
  return rows
}

/** Every result of one query, by its own id. */
export function resultsOfQuery(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
  queryKey: string,
): Promise<GradedResult[]> {
  return readPage(db, projectId, { rule, group: null, queryKey }, 0)
}

/** Where a page of queries ends of which none has anything to grade (pairs need two documents); undefined after the last. */
async function lastOfPage(db: Kysely<Database>, projectId: string, after: number): Promise<number | undefined> {
  const { rows } = await sql<{
    last: number
  }>`select max(position)::float8 as last from (select position from query where project_id = ${projectId} and position > ${after}
    order by position limit ${page}) q having max(position) is not null`.execute(db)
  return rows[0]?.last
}

/** Every result of a project (or of one group), query by query, a page at a time. */
export async function* gradedResults(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
  group: Group | null = null,
): AsyncGenerator<GradedResult> {
  let after = 0
  for (;;) {
    const rows = await readPage(db, projectId, { rule, group }, after)
    yield* rows
    const last = rows.length > 0 ? rows.at(-1)?.position : await lastOfPage(db, projectId, after)
    if (last === undefined) return
    after = last
  }
}
