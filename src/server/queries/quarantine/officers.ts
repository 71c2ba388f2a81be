import { type Kysely, sql, type Transaction } from 'kysely'
import type { NoticeKind } from '#contract/review.ts'
import { isUnusual, unusual } from '#core/suspect.ts'
import { ApiError } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { notify } from '../notify.ts'

type Trx = Transaction<Database>
type Means = { now: Date; newId: () => string }

/** Whether somebody with an account is an officer. */
export async function hasOfficer(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('officer', '=', true)
    .where('user_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Tells every officer; where there is none, the owners of the server are told to name one. */
export async function tellOfficers(trx: Trx, kind: NoticeKind, { now, newId }: Means): Promise<void> {
  const isAny = await hasOfficer(trx)
  const people = await trx
    .selectFrom('person')
    .select('id')
    .where(isAny ? 'officer' : 'server_owner', '=', true)
    .where('user_id', 'is not', null)
    .execute()
  for (const { id } of people)
    await notify(trx, { id: newId(), personId: id, projectId: null, kind: isAny ? kind : 'suspect-waits', at: now })
}

/**
 * Tells the officers of unusually many reports of one person (core/suspect has the rule), once an hour, and marks those reports. Taken back
 * ones do not count. Nobody is held up by it.
 */
export async function alertOnUnusual(trx: Trx, { personId, now, newId }: Means & { personId: string }): Promise<void> {
  const since = (ms: number) => new Date(now.getTime() - ms)
  const { rows } = await sql<{ lately: number; today: number; seen: number; told: boolean }>`select
      count(*) filter (where at > ${since(unusual.windowMs)})::int as lately, count(*)::int as today,
      (select count(distinct (result_id, assignment_id))::int from label where person_id = ${personId} and received_at > ${since(unusual.dayMs)}) as seen,
      coalesce(bool_or(unusual and at > ${since(unusual.quietMs)}), false) as told
    from suspect_report where person_id = ${personId} and undone_at is null and at > ${since(unusual.dayMs)}`.execute(
    trx,
  )
  const counts = rows[0]
  if (!counts || !isUnusual(counts)) return
  await sql`update suspect_report set unusual = true where person_id = ${personId} and undone_at is null and at > ${since(unusual.dayMs)}`.execute(
    trx,
  )
  if (!counts.told) await tellOfficers(trx, 'suspect-unusual', { now, newId })
}

/** Officers and what needs them change one after the other. */
async function lock(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('officers', 0))`.execute(trx)
}

/** The condition that results of `project p` can carry predictions about child safety: safety is asked, or some do. */
const needsOne = sql`(coalesce(p.safety ->> 'mode', 'off') <> 'off'
  or exists (select 1 from result where project_id = p.id and ('child-safety' = any(categories) or predicted @> '[{"category":"child-safety"}]'))
  or exists (select 1 from query where project_id = p.id and 'child-safety' = any(categories)))`
const isRunning = sql`p.state in ('pilot', 'production')`

/** Throws `needs-officer` where the project hands out what can carry predictions about child safety and nobody is told of suspicions. */
export async function requireOfficer(trx: Trx, projectId: string): Promise<void> {
  const needs = () =>
    sql`select 1 from project p where p.id = ${projectId} and ${isRunning} and ${needsOne}`.execute(trx)
  if ((await hasOfficer(trx)) || (await needs()).rows.length === 0) return
  await lock(trx)
  if (!(await hasOfficer(trx))) throw new ApiError('needs-officer', 'Name an officer for suspected abuse first.')
}

/** Names an officer or ends that; throws `last-officer` where running projects would be left without one, 404 for who has no account. */
export async function setOfficer(trx: Trx, personId: string, officer: boolean): Promise<boolean> {
  await lock(trx)
  const { rows } =
    await sql`update person set officer = ${officer} where id = ${personId} and user_id is not null returning id`.execute(
      trx,
    )
  if (rows.length === 0) return false
  if (officer || (await hasOfficer(trx))) return true
  const running = await sql`select 1 from project p where ${isRunning} and ${needsOne} limit 1`.execute(trx)
  if (running.rows.length > 0) throw new ApiError('last-officer', 'Running projects need an officer.')
  return true
}

/** Staged rows that predict child safety, where the project hands them out and there is no officer; at most `limit`. */
export async function rowsForOfficer(trx: Trx, projectId: string, limit: number) {
  if (await hasOfficer(trx)) return []
  const { rows } = await sql<{
    file: string
    row: number
    detail: string
  }>`select s.file, s.row, s.doc_id as detail from stage s join project p on p.id = ${projectId}
    where ${isRunning} and (s.categories ? 'child-safety' or s.query_categories ? 'child-safety') order by s.n limit ${limit}`.execute(
    trx,
  )
  return rows
}
