import { sql } from 'kysely'
import { defaultSafety } from '#core/viewing-settings.ts'
import { ApiError, found } from '../api-error.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { finishAssignment } from '../queries/assign/finish.ts'
import { renewLeases } from '../queries/assign/lease.ts'
import { loadSeeker } from '../queries/assign/load-seeker.ts'
import { nextOfAll } from '../queries/assign/next-of-all.ts'
import { nextTasks } from '../queries/assign/next-tasks.ts'
import { taskViews } from '../queries/task-view.ts'
import type { On } from '../router.ts'

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
        .select(['scale.kind as scale_kind', 'scale.grades'])
        .where('project.id', '=', params.projectId)
        .executeTakeFirst(),
    )
    const { id, name, segment, kind, explain, languages } = row
    const versions = { scaleVersion: row.scale_version, guidelineVersion: row.guideline_version }
    const scale = { kind: row.scale_kind, grades: row.grades }
    const safety = { ...defaultSafety, ...row.safety }
    return {
      id,
      name,
      segment,
      kind,
      explain,
      safety,
      asksMood: Boolean(row.viewing.trial),
      languages,
      scale,
      ...versions,
    }
  })

  on('task.next', async ({ params, body, person, membership, db, now, newId, secret }) => {
    const { languages, markets } = membership
    const who = { projectId: params.projectId, personId: person.id, languages, markets }
    const seeker = await loadSeeker(db, who, now())
    const { want, have, again = false } = body
    return nextTasks(db, secret, seeker, { want, have, again }, { now: now(), newId })
  })

  on('task.nextAny', async ({ body, person, db, now, newId, secret }) => {
    const { want, have, again = false } = body
    return nextOfAll(db, secret, person.id, { want, have, again }, { now: now(), newId })
  })

  on('assignment.get', async ({ params, person, db, secret }) => {
    return found((await taskViews(db, secret, person.id, [params.assignmentId]))[0])
  })

  on('assignment.renew', async ({ params, person, db, now }) => {
    const { rows } = await sql<{
      project_id: string
    }>`update assignment set last_at = ${now()} where id = ${params.assignmentId} and person_id = ${person.id} and state = 'active'
      returning project_id`.execute(db)
    const row = rows[0]
    if (!row) throw new ApiError('not-found', 'This task is not in your hands.')
    return { leasedUntil: (await renewLeases(db, row.project_id, person.id, now())).toISOString() }
  })

  on('assignment.finish', async ({ params, body, person, db, now, newId }) => {
    const who = { personId: person.id, now: now(), newId }
    const sitting = { assignmentId: params.assignmentId, outcome: body.outcome, ...who }
    const state = await inTransaction(db, (trx) => finishAssignment(trx, sitting))
    return { state }
  })
}
