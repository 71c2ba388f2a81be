import { type Kysely, sql, type Transaction } from 'kysely'
import type { NextTasksAnswer } from '#contract/labelling.ts'
import { deferMs, firstLeaseMs } from '#core/lease.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { finishAssignment } from '../queries/finish.ts'
import { endLapsedLeases, handOut, takeBack } from '../queries/hand-out.ts'
import { freeFor, type Seeker } from '../queries/places.ts'
import { taskViews } from '../queries/task-view.ts'
import type { On } from '../router.ts'

type Trx = Transaction<Database>

/** Own tasks to go on with: held ones, lapsed ones with labels in them that can be had again, deferred ones whose time has come. */
async function ownOpen(
  trx: Trx,
  { projectId, personId }: Seeker,
  now: Date,
  want: number,
  have: string[],
  deferredToo: boolean,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
    project_id: string
    task_id: string
    state: string
  }>`select a.id, a.project_id, a.task_id, a.state from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id
    where a.project_id = ${projectId} and a.person_id = ${personId} and not a.surplus and not a.id = any(${have}) and (a.state = 'active'
      or (a.state = 'deferred' and (${deferredToo} or a.deferred_until <= ${now}))
      or (a.state = 'lapsed' and a.begun_at is not null))
    order by a.begun_at is null, t.priority desc, t.position, a.id limit ${want} for update of a`.execute(trx)
  const ids: string[] = []
  for (const row of rows) {
    if (row.state === 'lapsed' && !(await takeBack(trx, row, now))) continue
    ids.push(row.id)
  }
  if (ids.length > 0) {
    const until = new Date(now.getTime() + firstLeaseMs)
    await sql`update assignment set state = 'active', deferred_until = null, leased_until = greatest(leased_until, ${until})
      where project_id = ${projectId} and id = any(${ids})`.execute(trx)
  }
  return ids
}

async function situation(db: Kysely<Database>, seeker: Seeker): Promise<Omit<NextTasksAnswer, 'tasks' | 'state'>> {
  const { projectId, personId } = seeker
  const { rows } = await sql<{ submitted: number; waiting: number; others: number; until: Date | null }>`select
    (select count(*)::int from assignment where project_id = ${projectId} and person_id = ${personId} and state = 'submitted') as submitted,
    (select count(*)::int from (select 1 from task t where ${freeFor(seeker)} limit 1000) w) as waiting,
    held.others, held.until from (select count(distinct a.task_id)::int as others, min(a.leased_until) as until
      from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id
      where a.project_id = ${projectId} and a.state in ('active', 'deferred') and a.person_id <> ${personId} and t.state = 'open'
        and (${seeker.languages.length === 0} or t.language = any(${seeker.languages})) and (${seeker.markets.length === 0} or t.market = any(${seeker.markets}))
        and not exists (select 1 from assignment m where m.project_id = a.project_id and m.task_id = a.task_id and m.person_id = ${personId})) held`.execute(
    db,
  )
  const row = found(rows[0])
  return {
    submitted: row.submitted,
    waiting: row.waiting,
    withOthers: row.others,
    until: row.until?.toISOString() ?? null,
  }
}

/** Getting tasks, keeping them, and ending a sitting with one. */
export function taskRoutes(on: On): void {
  on('label.project', async ({ params, db }) => {
    const row = found(
      await db
        .selectFrom('project')
        .innerJoin('scale', (join) =>
          join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
        )
        .selectAll('project')
        .select(['scale.kind', 'scale.grades'])
        .where('project.id', '=', params.projectId)
        .executeTakeFirst(),
    )
    const { id, name, segment, explain, languages } = row
    const versions = { scaleVersion: row.scale_version, guidelineVersion: row.guideline_version }
    return { id, name, segment, explain, languages, scale: { kind: row.kind, grades: row.grades }, ...versions }
  })

  on('task.next', async ({ params, body, person, membership, db, now, newId, secret }) => {
    const { languages, markets } = membership
    const seeker: Seeker = { projectId: params.projectId, personId: person.id, languages, markets }
    const project = found(
      await db.selectFrom('project').select('state').where('id', '=', params.projectId).executeTakeFirst(),
    )
    if (project.state === 'delivered' || project.state === 'closed')
      return { tasks: [], state: 'paused', ...(await situation(db, seeker)) }
    const ids = await db.transaction().execute(async (trx) => {
      await endLapsedLeases(trx, params.projectId, now())
      const own = await ownOpen(trx, seeker, now(), body.want, body.have, false)
      if (own.length < body.want)
        own.push(...(await handOut(trx, seeker, body.want - own.length, { now: now(), newId })))
      // Put-off tasks come early when there is nothing else to do.
      if (own.length === 0 && body.have.length === 0)
        own.push(...(await ownOpen(trx, seeker, now(), body.want, [], true)))
      return own
    })
    const [tasks, facts] = [await taskViews(db, secret, person.id, ids), await situation(db, seeker)]
    if (tasks.length > 0 || facts.waiting > 0) return { tasks, state: 'more', ...facts }
    const any = await db
      .selectFrom('task')
      .select('id')
      .where('project_id', '=', params.projectId)
      .limit(1)
      .executeTakeFirst()
    return { tasks, state: !any ? 'no-tasks' : facts.withOthers > 0 ? 'with-others' : 'all-done', ...facts }
  })

  on('assignment.get', async ({ params, person, db, secret }) => {
    return found((await taskViews(db, secret, person.id, [params.assignmentId]))[0])
  })

  on('assignment.renew', async ({ params, person, db, now }) => {
    const until = new Date(now().getTime() + firstLeaseMs)
    const { rows } = await sql<{
      leased_until: Date
    }>`update assignment set leased_until = greatest(leased_until, ${until}), last_at = ${now()}
      where id = ${params.assignmentId} and person_id = ${person.id} and state = 'active' returning leased_until`.execute(
      db,
    )
    const row = rows[0]
    if (!row) throw new ApiError('not-found', 'This task is not in your hands.')
    return { leasedUntil: row.leased_until.toISOString() }
  })

  on('assignment.finish', async ({ params, body, person, db, now }) => {
    const state = await db.transaction().execute((trx) =>
      finishAssignment(trx, {
        assignmentId: params.assignmentId,
        personId: person.id,
        outcome: body.outcome,
        now: now(),
        deferMs,
      }),
    )
    return { state }
  })
}
