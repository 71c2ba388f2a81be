import { ApiError } from '../api-error.ts'
import { groupExposure } from '../queries/exposure/groups.ts'
import { ownExposure } from '../queries/exposure/own-exposure.ts'
import { trialReport } from '../queries/exposure/trial.ts'
import { trialArm } from '../queries/viewer.ts'
import type { On } from '../router.ts'

/** What people looked at: each their own, sums over groups, and the comparison of two styles of masking. */
export function exposureRoutes(on: On): void {
  on('exposure.own', ({ person, db, now }) =>
    ownExposure(db, { id: person.id, timeZone: person.settings.timeZone, now: now() }),
  )

  on('exposure.groups', ({ params, db, now }) => groupExposure(db, params.projectId, now()))

  on('trial.get', ({ params, db, secret }) => trialReport(db, secret, params.projectId))

  on('mood.give', async ({ params, body, person, db, now, secret }) => {
    const sitting = await db
      .selectFrom('assignment')
      .innerJoin('project', 'project.id', 'assignment.project_id')
      .select(['assignment.project_id', 'project.viewing'])
      .where('assignment.id', '=', params.assignmentId)
      .where('assignment.person_id', '=', person.id)
      .executeTakeFirst()
    if (!sitting?.viewing.trial) throw new ApiError('not-found', 'Nothing is asked after this task.')
    const arm = await trialArm(secret, params.assignmentId)
    const row = { project_id: sitting.project_id, person_id: person.id, assignment_id: params.assignmentId }
    await db
      .insertInto('mood')
      .values({ ...row, arm, mood: body.mood, at: now() })
      .onConflict((conflict) => conflict.columns(['project_id', 'assignment_id']).doUpdateSet({ mood: body.mood }))
      .execute()
    return { ok: true }
  })
}
