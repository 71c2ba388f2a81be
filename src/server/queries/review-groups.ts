import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { ReviewGroup, ReviewItem, ReviewReason, ReviewState } from '#contract/review.ts'
import { groupBy } from '#core/group-by.ts'
import { isPreference } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { type Grading, gradeBy, modelGrades } from '../insights/model-grades.ts'
import { comparedIn } from './compared.ts'
import { isThere } from './hold-back.ts'
import { knownVerdicts } from './known-verdicts.ts'
import { wordMasks } from './masked-words.ts'
import { presentQuery } from './present-query.ts'
import { presentResult, type Showing } from './present-result.ts'
import { pseudonyms } from './pseudonyms.ts'
import { returnFromAnnotators } from './refresh-review.ts'
import { byWhatCanChangeTheResult, notLabelledBy, openFor, type Reviewer, reasonsFor, visible } from './review-scope.ts'
import { gradesIn, seenLabels } from './seen-labels.ts'
import { resultColumns, resultJoins, type StoredResult } from './stored-result.ts'
import { loadViewer } from './viewer.ts'

type Db = Kysely<Database> | Transaction<Database>

const claimMs = 15 * 60_000

/**
 * The queries that come next, reserved for the reviewer for 15 minutes so that two do not sit over the same one. `have` are
 * those the reviewer holds already; one that another took after the time ran out stays with the other.
 */
export async function claimQueries(
  trx: Transaction<Database>,
  reviewer: Reviewer,
  { want, have, now }: { want: number; have: string[]; now: Date },
): Promise<string[]> {
  const { projectId, personId } = reviewer
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${projectId}`}, 0))`.execute(trx)
  await returnFromAnnotators(trx, projectId, now)
  const { rows } = await sql<{
    id: string
  }>`select i.query_id as id from review_item i where i.project_id = ${projectId} and i.state = any(${openFor(reviewer)})
    and not i.query_id = any(${have}) and (i.claimed_by is null or i.claimed_by = ${personId} or i.claimed_until < ${now}) and ${visible(reviewer)} and ${notLabelledBy(reviewer)}
    group by i.query_id order by ${byWhatCanChangeTheResult} limit ${want}`.execute(trx)
  const ids = rows.map((row) => row.id)
  await sql`update review_item set claimed_by = ${personId}, claimed_until = ${new Date(now.getTime() + claimMs)}
    where project_id = ${projectId} and query_id = any(${[...ids, ...have]}) and state in ('waiting', 'passed')
      and (claimed_by is null or claimed_by = ${personId} or claimed_until < ${now})`.execute(trx)
  return ids
}

/** Results that wait but not for this reviewer: with an own label, or open with another reviewer. */
export async function outOfReach(db: Db, reviewer: Reviewer, now: Date): Promise<{ own: number; withOthers: number }> {
  const { rows } = await sql<{
    own: number
    withOthers: number
  }>`select count(*) filter (where not (${notLabelledBy(reviewer)}))::int as own,
    count(*) filter (where i.claimed_by <> ${reviewer.personId} and i.claimed_until >= ${now} and ${notLabelledBy(reviewer)})::int as "withOthers"
    from review_item i where i.project_id = ${reviewer.projectId} and i.state = any(${openFor(reviewer)}) and ${visible(reviewer)}`.execute(
    db,
  )
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
  const { rows } =
    await sql<ItemRow>`select i.result_id, i.query_id, i.state, ${reasonsFor(reviewer)} as reasons, i.spread,
      (select jsonb_build_object('value', s.value, 'clause', s.clause, 'reason', s.reason) from settled s where s.project_id = i.project_id and s.result_id = i.result_id) as earlier
    from review_item i join result r on r.project_id = i.project_id and r.id = i.result_id
    where i.project_id = ${reviewer.projectId} and i.query_id = any(${queryIds}) and i.state = any(${openFor(reviewer)}) and ${visible(reviewer)} and ${notLabelledBy(reviewer)} order by r.rank, r.id`.execute(
      db,
    )
  return rows
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

/** Where pages are judged, each page's results stand before it, whatever ranks another page of the query has. */
const pageByPage = sql`case when p.kind = 'page' then min(r.rank) over (partition by r.query_id, r.task_id) end, case when p.kind = 'page' then r.task_id end`

async function loadResults(db: Db, projectId: string, queryIds: string[]) {
  const { rows } = await sql<
    StoredResult & { query_id: string; form: Selectable<Database['result']>['form'] }
  >`select r.query_id, r.task_id, r.form, r.rank, ${resultColumns} from result r ${resultJoins}
    where ${isThere} and r.project_id = ${projectId} and r.query_id = any(${queryIds}) and r.task_id is not null order by ${pageByPage}, r.rank, r.id`.execute(
    db,
  )
  return rows
}

/** The pages among the results of a query, each with what stands on it: a later import may have made it a further one. */
function pagesAmong(results: Pick<Awaited<ReturnType<typeof loadResults>>[number], 'id' | 'task_id' | 'form'>[]) {
  return results.flatMap((page) => {
    if (page.form !== 'page') return []
    const on = results.filter(({ form, task_id }) => form === 'document' && task_id === page.task_id)
    return { resultId: page.id, results: on.map(({ id }) => id) }
  })
}

/** The queries with all their results, and what waits among them, in the order of `queryIds`. */
export async function reviewGroups(
  db: Db,
  reviewer: Reviewer,
  queryIds: string[],
  grading: Grading,
): Promise<ReviewGroup[]> {
  if (queryIds.length === 0) return []
  const { projectId } = reviewer
  const [viewer, queries, results, items] = await Promise.all([
    loadViewer(db, projectId, reviewer.personId),
    db.selectFrom('query').selectAll().where('project_id', '=', projectId).where('id', 'in', queryIds).execute(),
    loadResults(db, projectId, queryIds),
    loadItems(db, reviewer, queryIds),
  ])
  const ids = items.map((item) => item.result_id)
  if (ids.length === 0) return []
  const [labels, contests] = [await seenLabels(db, reviewer, ids), await openContests(db, projectId, ids)]
  const models = await modelGrades(db, projectId, grading.rule, ids)
  const isCompared = isPreference(grading.kind)
  const verdictOf = await knownVerdicts(db, results)
  const masks = await wordMasks(
    db,
    queries.map(({ language }) => ({ projectId, language })),
  )
  const languages = new Map(queries.map(({ id, language }) => [id, language]))
  const showing = (queryId: string): Showing => {
    return { viewer, showRank: true, mask: masks(projectId, languages.get(queryId) ?? ''), verdictOf, settles: false }
  }
  const compared = isCompared ? await comparedIn(db, projectId, ids, showing) : []
  return queryIds.flatMap((queryId) => {
    const query = queries.find(({ id }) => id === queryId)
    if (!query) return []
    const { language, market } = query
    const words = presentQuery(query, query.treatment, masks(projectId, language))
    return {
      queryId,
      query: { ...words, language, market },
      results: results
        .filter((result) => result.query_id === queryId && (!isCompared || ids.includes(result.id)))
        .map((result) =>
          presentResult(result, result.id, `/api/projects/${projectId}/results/${result.id}`, showing(queryId)),
        ),
      compared: compared.filter((one) => one.queryId === queryId).map(({ queryId: _, ...one }) => one),
      pages: pagesAmong(results.filter((result) => result.query_id === queryId)),
      items: items
        .filter((item) => item.query_id === queryId)
        .map(({ result_id, query_id: _, ...item }) => ({
          resultId: result_id,
          ...item,
          labels: labels.get(result_id) ?? [],
          consensus: gradeBy(grading, gradesIn(labels.get(result_id) ?? []), models.get(result_id)),
          contests: (contests.get(result_id) ?? []).map(({ by, reason }) => ({ by, reason })),
        })),
    }
  })
}
