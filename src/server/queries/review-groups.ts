import { type Kysely, sql, type Transaction } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import type { ReviewGroup, ReviewItem, ReviewReason, ReviewState, SafeItem, SeenLabel } from '#contract/review.ts'
import { consensus } from '#core/consensus.ts'
import { groupBy } from '#core/group-by.ts'
import type { Database } from '../db/schema.ts'
import { presentResult, type StoredResult } from './present-result.ts'
import { pseudonyms } from './pseudonyms.ts'
import { countingLabels, counts } from './review-items.ts'

type Db = Kysely<Database> | Transaction<Database>

/** Who reviews: an owner also sees what was passed up. */
export interface Reviewer {
  projectId: string
  personId: string
  isOwner: boolean
}

const claimMs = 15 * 60_000

/** States that this reviewer decides on. */
const openFor = ({ isOwner }: Reviewer) => (isOwner ? ['waiting', 'passed'] : ['waiting'])

/** Nobody decides on a result that carries a label of their own. */
const notOwn = ({
  personId,
}: Reviewer) => sql`not exists (select 1 from current_label own where own.project_id = i.project_id
  and own.result_id = i.result_id and own.person_id = ${personId} and own.kind <> 'retraction')`

/**
 * The queries that come next, the most disputed first and then the oldest, reserved for the reviewer for 15 minutes so that two
 * do not sit over the same one. `have` are those the reviewer holds already.
 */
export async function claimQueries(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  { want, have, now }: { want: number; have: string[]; now: Date },
): Promise<string[]> {
  const { projectId, personId } = reviewer
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${projectId}`}, 0))`.execute(trx)
  const { rows } = await sql<{
    id: string
  }>`select i.query_id as id from review_item i where i.project_id = ${projectId} and i.state = any(${openFor(reviewer)})
    and not i.query_id = any(${have}) and (i.claimed_by is null or i.claimed_by = ${personId} or i.claimed_until < ${now}) and ${notOwn(reviewer)}
    group by i.query_id order by bool_or(i.state = 'passed') desc, max(i.disagreement) desc, min(i.since), i.query_id limit ${want}`.execute(
    trx,
  )
  const ids = rows.map((row) => row.id)
  await trx
    .updateTable('review_item')
    .set({ claimed_by: personId, claimed_until: new Date(now.getTime() + claimMs) })
    .where('project_id', '=', projectId)
    .where('query_id', 'in', [...ids, ...have, projectId])
    .where('state', 'in', ['waiting', 'passed'])
    .execute()
  return ids
}

/** Results that wait but not for this reviewer: with an own label, or open with another reviewer. */
export async function outOfReach(db: Db, reviewer: Reviewer, now: Date): Promise<{ own: number; withOthers: number }> {
  const { rows } = await sql<{
    own: number
    withOthers: number
  }>`select count(*) filter (where not (${notOwn(reviewer)}))::int as own,
    count(*) filter (where i.claimed_by <> ${reviewer.personId} and i.claimed_until >= ${now})::int as "withOthers"
    from review_item i where i.project_id = ${reviewer.projectId} and i.state = any(${openFor(reviewer)})`.execute(db)
  return rows[0] ?? { own: 0, withOthers: 0 }
}

interface ItemRow {
  result_id: string
  query_id: string
  state: ReviewState
  reasons: ReviewReason[]
  spread: number
  earlier: ReviewItem['earlier']
}

async function loadItems(db: Db, reviewer: Reviewer, queryIds: string[]): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`select i.result_id, i.query_id, i.state, i.reasons, i.spread,
      (select jsonb_build_object('value', s.value, 'clause', s.clause, 'reason', s.reason) from settled s where s.project_id = i.project_id and s.result_id = i.result_id) as earlier
    from review_item i join result r on r.project_id = i.project_id and r.id = i.result_id where i.project_id = ${reviewer.projectId} and i.query_id = any(${queryIds}) and i.state = any(${openFor(reviewer)}) and ${notOwn(reviewer)} order by r.rank, r.id`.execute(
    db,
  )
  return rows
}

type LabelRow = Omit<SeenLabel, 'by' | 'isSource'> & {
  resultId: string
  personId: string | null
  source: string | null
}

/** The labels of results that count, one per person or source, in the order they came. */
export async function seenLabels(db: Db, projectId: string, resultIds: string[]): Promise<Map<string, SeenLabel[]>> {
  const { rows } =
    await sql<LabelRow>`select l.result_id as "resultId", l.person_id as "personId", c.name as source, l.kind, l.value, l.reason, l.explanation,
      made.active_ms as "activeMs", made.guideline_version as "guidelineVersion",
      exists (select 1 from current_label f where f.project_id = l.project_id and f.result_id = l.result_id and f.by = l.by and f.dimension = 'flag' and f.kind = 'value') as "isFlagged"
    ${countingLabels} join label made on made.project_id = l.project_id and made.id = l.label_id
    where l.project_id = ${projectId} and l.result_id = any(${resultIds}) and l.dimension = 'relevance' and ${counts} order by c.name, l.at, l.by`.execute(
      db,
    )
  const names = await pseudonyms(db, projectId)
  const byResult = groupBy(rows, (row) => row.resultId)
  return new Map(
    [...byResult].map(([id, labels]) => [
      id,
      labels.map(({ resultId: _, personId, source, ...label }) => ({
        ...label,
        by: source ?? names.get(personId ?? '') ?? '',
        isSource: source !== null,
      })),
    ]),
  )
}

async function openContests(db: Db, projectId: string, resultIds: string[]) {
  const rows = await db
    .selectFrom('contest')
    .select(['result_id', 'person_id', 'reason'])
    .where('project_id', '=', projectId)
    .where('result_id', 'in', resultIds)
    .where('answered_at', 'is', null)
    .execute()
  const names = rows.length > 0 ? await pseudonyms(db, projectId) : new Map<string, string>()
  return groupBy(
    rows.map(({ result_id, person_id, reason }) => ({ result_id, by: names.get(person_id) ?? '', reason })),
    (row) => row.result_id,
  )
}

const values = (labels: SeenLabel[]) => labels.flatMap(({ value }) => (value === null ? [] : [value]))

async function loadResults(db: Db, projectId: string, queryIds: string[]) {
  const { rows } = await sql<
    StoredResult & { query_id: string }
  >`select r.id, r.query_id, r.task_id, r.rank, r.kind, r.treatment, r.title, r.snippet, r.text, r.url, r.author, r.published,
      r.duration_seconds, r.captions, r.poster_hash, a.mime, a.width, a.height from result r left join asset a on a.hash = r.asset_hash
    where r.project_id = ${projectId} and r.query_id = any(${queryIds}) order by r.rank, r.id`.execute(db)
  return rows
}

/** The queries with all their results, and what waits among them, in the order of `queryIds`. */
export async function reviewGroups(
  db: Db,
  reviewer: Reviewer,
  queryIds: string[],
  rule: ConsensusRule,
): Promise<ReviewGroup[]> {
  if (queryIds.length === 0) return []
  const { projectId } = reviewer
  const [queries, results, items] = await Promise.all([
    db.selectFrom('query').selectAll().where('project_id', '=', projectId).where('id', 'in', queryIds).execute(),
    loadResults(db, projectId, queryIds),
    loadItems(db, reviewer, queryIds),
  ])
  const ids = items.map((item) => item.result_id)
  if (ids.length === 0) return []
  const [labels, contests] = [await seenLabels(db, projectId, ids), await openContests(db, projectId, ids)]
  return queryIds.flatMap((queryId) => {
    const query = queries.find(({ id }) => id === queryId)
    if (!query) return []
    const { text, language, market, need, context } = query
    return {
      queryId,
      query: { text, language, market, need, context },
      results: results
        .filter((result) => result.query_id === queryId)
        .map((result) => presentResult(result, result.id, true, `/api/projects/${projectId}/results/${result.id}`)),
      items: items
        .filter((item) => item.query_id === queryId)
        .map(({ result_id, query_id: _, ...item }) => ({
          resultId: result_id,
          ...item,
          labels: labels.get(result_id) ?? [],
          consensus: consensus(rule, values(labels.get(result_id) ?? [])),
          contests: (contests.get(result_id) ?? []).map(({ by, reason }) => ({ by, reason })),
        })),
    }
  })
}

/**
 * Results that are safe to accept together: they wait only for their spread or as a sample, nobody flagged, contested
 * or could not judge, and more than half of three or more labels give one grade. At most 200, the least disputed first.
 */
export async function safeItems(db: Db, reviewer: Reviewer, rule: ConsensusRule): Promise<SafeItem[]> {
  const { rows } = await sql<
    Omit<SafeItem, 'values' | 'consensus'>
  >`select i.result_id as "resultId", q.text as query, r.title, q.language, i.reasons from review_item i
    join result r on r.project_id = i.project_id and r.id = i.result_id join query q on q.project_id = i.project_id and q.id = i.query_id
    where i.project_id = ${reviewer.projectId} and i.state = any(${openFor(reviewer)}) and i.reasons <@ array['spread', 'sampled'] and r.treatment in ('T0', 'T1')
      and ${notOwn(reviewer)} order by i.disagreement, i.since, i.result_id limit 200`.execute(db)
  if (rows.length === 0) return []
  const labels = await seenLabels(
    db,
    reviewer.projectId,
    rows.map((row) => row.resultId),
  )
  return rows.flatMap((row) => {
    const given = values(labels.get(row.resultId) ?? [])
    const grade = consensus(rule, given)
    const agreeing = given.filter((value) => value === grade).length
    return grade !== null && given.length >= 3 && agreeing * 2 > given.length
      ? [{ ...row, values: given, consensus: grade }]
      : []
  })
}
