import { sql, type Transaction } from 'kysely'
import type { Reported } from '#contract/officer.ts'
import { undoMs } from '#core/suspect.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { audit } from '../audit.ts'
import { refreshTreatments } from '../treatments.ts'
import { alertOnUnusual, tellOfficers } from './officers.ts'
import { settleWithheld } from './settle.ts'

type Trx = Transaction<Database>

interface Means {
  personId: string
  now: Date
  newId: () => string
}

/** What is said about one content is said one after the other. */
export async function lockContent(trx: Trx, keys: readonly string[]): Promise<void> {
  for (const key of [...keys].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`suspect ${key}`}, 0))`.execute(trx)
}

/** Ends everything by which these contents could still be seen: open viewings, and grants that were not used. */
async function endViewings(trx: Trx, key: string, now: Date): Promise<void> {
  await sql`update viewing set closed_at = ${now} where content_key = ${key} and closed_at is null`.execute(trx)
  await sql`update reveal_grant g set expires_at = ${now} from result r where r.content_key = ${key} and r.form in ('document', 'seed')
    and g.project_id = r.project_id and g.result_id = r.id and g.used_at is null`.execute(trx)
}

const answer = (id: string, at: Date): Reported => ({ id, undoUntil: new Date(at.getTime() + undoMs).toISOString() })

/**
 * Takes content out of everything, in every project, because a person suspects that it shows the abuse of a child. Whoever reports the
 * same again gets the same answer. Throws 404 where there is no such result.
 */
export async function reportSuspect(
  trx: Trx,
  { projectId, resultId, assignmentId }: { projectId: string; resultId: string; assignmentId: string | null },
  means: Means,
): Promise<Reported> {
  const { personId, now, newId } = means
  const { rows } = await sql<{
    key: string
  }>`select content_key as key from result where project_id = ${projectId} and id = ${resultId} and form in ('document', 'seed')`.execute(
    trx,
  )
  const { key } = found(rows[0])
  await lockContent(trx, [key])
  const held = await trx
    .selectFrom('quarantine')
    .select('id')
    .where('content_key', '=', key)
    .where('state', 'in', ['held', 'confirmed'])
    .executeTakeFirst()
  const own = held && (await ownReport(trx, held.id, personId))
  if (own) return answer(own.id, own.at)
  const [reportId, quarantineId] = [newId(), held?.id ?? newId()]
  const where = { project_id: projectId, result_id: resultId, assignment_id: assignmentId }
  if (!held)
    await trx
      .insertInto('quarantine')
      .values({
        id: quarantineId,
        content_key: key,
        state: 'held',
        reported_by: personId,
        ...where,
        reported_at: now,
        decided_by: null,
        decided_at: null,
      })
      .execute()
  await trx
    .insertInto('suspect_report')
    .values({ id: reportId, quarantine_id: quarantineId, person_id: personId, ...where, at: now, undone_at: null })
    .execute()
  await sql`insert into never_again (person_id, content_key) values (${personId}, ${key}) on conflict do nothing`.execute(
    trx,
  )
  if (!held) {
    await refreshTreatments(trx, { keys: [key] })
    await endViewings(trx, key, now)
    await settleWithheld(trx, { keys: [key] }, { now, newId })
    await tellOfficers(trx, 'suspect-reported', { now, newId })
  }
  const detail = { quarantineId, reportId, contentKey: key }
  await audit(trx, { at: now, person_id: personId, project_id: projectId, action: 'suspect.report', detail })
  await alertOnUnusual(trx, means)
  return answer(reportId, now)
}

function ownReport(trx: Trx, quarantineId: string, personId: string) {
  return trx
    .selectFrom('suspect_report')
    .select(['id', 'at'])
    .where('quarantine_id', '=', quarantineId)
    .where('person_id', '=', personId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Takes an own report back within ten seconds: the content is as it was for all others, unless somebody else reported it too, and is never
 * shown to this person again. Throws 404 or `too-late`.
 */
export async function undoReport(trx: Trx, reportId: string, { personId, now, newId }: Means): Promise<void> {
  const report = found(
    await trx
      .selectFrom('suspect_report')
      .innerJoin('quarantine', 'quarantine.id', 'suspect_report.quarantine_id')
      .select(['quarantine.id', 'content_key', 'at', 'undone_at', 'suspect_report.project_id'])
      .where('suspect_report.id', '=', reportId)
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  )
  if (report.undone_at) return
  if (now.getTime() > report.at.getTime() + undoMs) throw new ApiError('too-late', 'It can no longer be taken back.')
  const { id, content_key: key } = report
  await lockContent(trx, [key])
  const { rows } = await sql<{
    id: string
  }>`update suspect_report set undone_at = ${now} where id = ${reportId} and undone_at is null returning id`.execute(
    trx,
  )
  if (rows.length === 0) return
  const undone = await sql<{
    id: string
  }>`update quarantine set state = 'undone', decided_by = ${personId}, decided_at = ${now} where id = ${id} and state = 'held'
    and not exists (select 1 from suspect_report s where s.quarantine_id = ${id} and s.undone_at is null) returning id`.execute(
    trx,
  )
  if (undone.rows.length > 0) await giveBack(trx, [key], { now, newId })
  const detail = { quarantineId: id, reportId, contentKey: key }
  await audit(trx, { at: now, person_id: personId, project_id: report.project_id, action: 'suspect.undo', detail })
}

/** Shows contents again that are no longer in quarantine, and asks for what was not asked meanwhile. */
export async function giveBack(
  trx: Trx,
  keys: readonly string[],
  means: { now: Date; newId: () => string },
): Promise<void> {
  await refreshTreatments(trx, { keys })
  await settleWithheld(trx, { keys }, { ...means, isBack: true })
}
