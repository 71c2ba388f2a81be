import { type Kysely, sql, type Transaction } from 'kysely'
import type { SessionPlan, SessionRow } from '#contract/calibration.ts'
import type { SessionPatch, SessionView } from '#contract/calibration-plan.ts'
import { isOver } from '#core/calibration/room.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import type { SessionKey } from '../../room/read-room.ts'
import { rosterChanged } from '../../room/seats.ts'
import { isThere } from '../hold-back.ts'
import { notify } from '../notify.ts'
import { namedCandidates } from './picks.ts'

type Trx = Transaction<Database>

interface Planning {
  key: SessionKey
  personId: string
  now: Date
  newId: () => string
}

type Raw = Omit<SessionRow, 'closesAt' | 'createdAt' | 'beganAt' | 'endedAt'> &
  Record<'closesAt' | 'beganAt' | 'endedAt', Date | null> & { createdAt: Date }

/** Sessions, latest first: all of the project, or those that the person has a seat in and that are open to them. */
export async function listSessions(
  db: Kysely<Database>,
  projectId: string,
  { personId, isLead }: { personId: string; isLead: boolean },
): Promise<SessionRow[]> {
  const { rows } =
    await sql<Raw>`select s.id, s.title, s.kind, s.asks, s.phase, n.items, (select count(*)::int from calibration_seat c where c.project_id = s.project_id and c.session_id = s.id) as people,
      s.closes_at as "closesAt", s.created_at as "createdAt", s.began_at as "beganAt", s.ended_at as "endedAt", o.seat is not null as "isSeated",
      case when o.seat is null then 0 else (select count(*)::int from calibration_item i join result r on r.project_id = i.project_id and r.id = i.result_id where i.project_id = s.project_id and i.session_id = s.id and ${isThere}
        and not exists (select 1 from calibration_vote v where v.project_id = i.project_id and v.session_id = i.session_id and v.n = i.n and v.person_id = ${personId} and (v.round = i.round or s.phase <> 'summary'))) end as open
    from calibration_session s left join calibration_seat o on o.project_id = s.project_id and o.session_id = s.id and o.person_id = ${personId}
      cross join lateral (select count(*)::int as items from calibration_item i where i.project_id = s.project_id and i.session_id = s.id) n
    where s.project_id = ${projectId} and (${isLead} or (o.seat is not null and s.phase not in ('planned', 'cancelled'))) order by s.created_at desc, s.id`.execute(
      db,
    )
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return rows.map(({ closesAt, createdAt, beganAt, endedAt, ...row }) => ({
    ...row,
    ...{ closesAt: iso(closesAt), createdAt: createdAt.toISOString(), beganAt: iso(beganAt), endedAt: iso(endedAt) },
  }))
}

/** How many sessions wait for a person who has a seat: their room is open, or items lack the person's vote; of what is over, not for those who lead. */
export async function waitingSessions(db: Kysely<Database>, projectId: string, personId: string): Promise<number> {
  const sessions = await listSessions(db, projectId, { personId, isLead: false })
  const { rows } =
    await sql`select 1 from membership where project_id = ${projectId} and person_id = ${personId} and roles && '{trainer,owner}'`.execute(
      db,
    )
  const waits = ({ phase, open }: SessionRow) =>
    phase === 'summary' ? open > 0 && rows.length === 0 : phase !== 'open' || open > 0
  return sessions.filter(waits).length
}

/** Throws 400 for results that cannot be items, naming them. */
async function putItems(trx: Trx, { projectId, sessionId }: SessionKey, items: SessionPlan['items']): Promise<void> {
  const ids = items.map(({ resultId }) => resultId)
  const known = new Map((await namedCandidates(trx, projectId, ids)).map((one) => [one.resultId, one]))
  const unfit = ids.filter((id) => !known.get(id)?.isFit)
  if (unfit.length > 0 || new Set(ids).size < ids.length)
    throw new ApiError('bad-item', 'Some results cannot be items of a session.', { resultIds: unfit })
  await trx
    .deleteFrom('calibration_item')
    .where('project_id', '=', projectId)
    .where('session_id', '=', sessionId)
    .execute()
  const rows = items.map(({ resultId, pick }, n) => ({
    project_id: projectId,
    session_id: sessionId,
    n,
    result_id: resultId,
    pick,
  }))
  if (rows.length > 0) await trx.insertInto('calibration_item').values(rows).execute()
}

/** Gives people seats, takes those of others who have not voted, and tells who is new; throws 400 for who is not in the project. */
async function putPeople(trx: Trx, planning: Planning, personIds: readonly string[]): Promise<void> {
  const { key, now, newId } = planning
  const { projectId, sessionId } = key
  const { rows: members } = await sql<{
    id: string
  }>`select person_id as id from membership where project_id = ${projectId} and person_id = any(${personIds}::uuid[])`.execute(
    trx,
  )
  if (members.length < new Set(personIds).size) throw new ApiError('bad-request', 'Somebody is not in this project.')
  await sql`delete from calibration_seat c where c.project_id = ${projectId} and c.session_id = ${sessionId} and not c.person_id = any(${personIds}::uuid[])
    and not exists (select 1 from calibration_vote v where v.project_id = c.project_id and v.session_id = c.session_id and v.person_id = c.person_id)
    and not exists (select 1 from membership m where m.project_id = c.project_id and m.person_id = c.person_id and m.roles && '{trainer,owner}')`.execute(
    trx,
  )
  const { rows: fresh } = await sql<{
    id: string
  }>`insert into calibration_seat (project_id, session_id, person_id, seat)
    select ${projectId}, ${sessionId}, p.id, coalesce((select max(seat) + 1 from calibration_seat where project_id = ${projectId} and session_id = ${sessionId}), 0) + row_number() over (order by p.place) - 1
    from unnest(${personIds}::uuid[]) with ordinality as p(id, place)
    where not exists (select 1 from calibration_seat c where c.project_id = ${projectId} and c.session_id = ${sessionId} and c.person_id = p.id) returning person_id as id`.execute(
    trx,
  )
  const { title } = await trx
    .selectFrom('calibration_session')
    .select('title')
    .where('project_id', '=', projectId)
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
  for (const { id } of fresh)
    if (id !== planning.personId)
      await notify(trx, {
        id: newId(),
        personId: id,
        projectId,
        kind: 'calibration',
        at: now,
        detail: { title, sessionId },
      })
  await rosterChanged(trx, key)
}

/** Plans a session. Throws `bad-item` for results that cannot be items, 400 for who is not in the project. */
export async function planSession(trx: Trx, planning: Planning, plan: SessionPlan): Promise<void> {
  const { key, personId, now } = planning
  const { title, goal, kind, asks, names, passMark, closesAt } = plan
  await trx
    .insertInto('calibration_session')
    .values({
      ...{ project_id: key.projectId, id: key.sessionId, title, goal, kind, asks, names, pass_mark: passMark },
      ...{ closes_at: closesAt === null ? null : new Date(closesAt), created_by: personId, created_at: now },
    })
    .execute()
  await putItems(trx, key, plan.items)
  await putPeople(trx, planning, plan.personIds)
}

/** Changes a plan; what decides how the room goes stays once it has begun (`session-begun`). */
export async function changeSession(trx: Trx, planning: Planning, patch: SessionPatch): Promise<void> {
  const { projectId, sessionId } = planning.key
  const row = found(
    await trx
      .selectFrom('calibration_session')
      .select('phase')
      .where('project_id', '=', projectId)
      .where('id', '=', sessionId)
      .forUpdate()
      .executeTakeFirst(),
  )
  const { items, personIds, title, goal, passMark, kind, asks, names, closesAt } = patch
  const isFixed = row.phase !== 'planned' && row.phase !== 'lobby'
  const changesRoom = [items, kind, asks, names].some((part) => part !== undefined)
  if (isOver(row.phase) || (isFixed && changesRoom)) throw new ApiError('session-begun', 'The session has begun.')
  const set = {
    ...(title !== undefined && { title }),
    ...(goal !== undefined && { goal }),
    ...(passMark !== undefined && { pass_mark: passMark }),
    ...(kind !== undefined && { kind }),
    ...(asks !== undefined && { asks }),
    ...(names !== undefined && { names }),
    ...(closesAt !== undefined && { closes_at: closesAt === null ? null : new Date(closesAt) }),
  }
  if (Object.keys(set).length > 0)
    await trx
      .updateTable('calibration_session')
      .set(set)
      .where('project_id', '=', projectId)
      .where('id', '=', sessionId)
      .execute()
  if (items) await putItems(trx, planning.key, items)
  if (personIds) await putPeople(trx, planning, personIds)
}

/** The plan of a session; 404 for none. */
export async function viewSession(db: Kysely<Database>, { projectId, sessionId }: SessionKey): Promise<SessionView> {
  const row = found(
    await db
      .selectFrom('calibration_session')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('id', '=', sessionId)
      .executeTakeFirst(),
  )
  const items = await db
    .selectFrom('calibration_item')
    .select(['result_id', 'pick'])
    .where('project_id', '=', projectId)
    .where('session_id', '=', sessionId)
    .orderBy('n')
    .execute()
  const pickOf = new Map(items.map(({ result_id, pick }) => [result_id, pick]))
  const known = await namedCandidates(
    db,
    projectId,
    items.map(({ result_id }) => result_id),
  )
  const { rows: people } = await sql<
    SessionView['people'][number]
  >`select c.person_id as id, coalesce(u.name, '') as name, coalesce(m.languages, '{}') as languages from calibration_seat c
    join person p on p.id = c.person_id left join auth_user u on u.id = p.user_id left join membership m on m.project_id = c.project_id and m.person_id = c.person_id
    where c.project_id = ${projectId} and c.session_id = ${sessionId} order by c.seat`.execute(db)
  return {
    ...{
      id: sessionId,
      title: row.title,
      goal: row.goal,
      kind: row.kind,
      asks: row.asks,
      names: row.names,
      phase: row.phase,
    },
    ...{ passMark: row.pass_mark, closesAt: row.closes_at?.toISOString() ?? null, people },
    items: known.map(({ isFit: _, ...one }) => ({ ...one, pick: pickOf.get(one.resultId) ?? 'hand' })),
  }
}

/** The members of a project, by name. */
export async function whoCanSit(db: Kysely<Database>, projectId: string): Promise<SessionView['people']> {
  const { rows } = await sql<
    SessionView['people'][number]
  >`select m.person_id as id, coalesce(u.name, '') as name, m.languages from membership m join person p on p.id = m.person_id left join auth_user u on u.id = p.user_id
    where m.project_id = ${projectId} order by lower(coalesce(u.name, '')), m.person_id`.execute(db)
  return rows
}
