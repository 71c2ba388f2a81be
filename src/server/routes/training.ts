import { normaliseLanguage } from '#core/identity.ts'
import { ApiError, found } from '../api-error.ts'
import { audit } from '../queries/audit.ts'
import { checkAnswer } from '../queries/course/answers.ts'
import { attemptView } from '../queries/course/attempt.ts'
import { standings } from '../queries/course/facts.ts'
import { emptyPool, fillPool } from '../queries/course/pools.ts'
import { letWork } from '../queries/course/standing.ts'
import { startTest } from '../queries/course/start-test.ts'
import { trainingRows, trainingView } from '../queries/course/training-view.ts'
import { notify } from '../queries/notify.ts'
import type { On } from '../router.ts'

/** The language in canonical form; throws `bad-language`. */
function canonical(tag: string): string {
  const language = normaliseLanguage(tag)
  if (!language) throw new ApiError('bad-language', `${tag} is not a language tag.`, { language: tag })
  return language
}

/** A person's own course and tests. */
function ownRoutes(on: On): void {
  on('assignment.check', ({ db, params, body, person, secret }) =>
    checkAnswer(db, { assignmentId: params.assignmentId, subject: body.subject, personId: person.id, secret }),
  )

  on('attempt.start', async ({ db, params, body, person, membership, now, newId }) => {
    const { languages, markets } = membership
    const start = { projectId: params.projectId, personId: person.id, language: body.language, languages, markets }
    const attemptId = await db.transaction().execute((trx) => startTest(trx, { ...start, now: now(), newId }))
    return attemptView(db, { projectId: params.projectId, personId: person.id, attemptId })
  })

  on('attempt.get', ({ db, params, person }) =>
    attemptView(db, { projectId: params.projectId, personId: person.id, attemptId: params.attemptId }),
  )
}

/** The pools, the tests and the rule of the course. */
function settingRoutes(on: On): void {
  on('training.get', ({ db, params }) => trainingView(db, params.projectId))

  on('training.update', async ({ db, params: { projectId }, body, person, now }) => {
    await db.transaction().execute(async (trx) => {
      const columns = { course_pass_mark: body.passMark, course_window: body.window }
      await trx.updateTable('project').set(columns).where('id', '=', projectId).execute()
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: projectId,
        action: 'training.update',
        detail: body,
      })
    })
    return trainingView(db, projectId)
  })

  on('training.setTest', async ({ db, params: { projectId, ...params }, body, person, now }) => {
    const language = canonical(params.language)
    const columns = { items: body.items, pass_mark: body.passMark, attempts: body.attempts }
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('qualification')
        .values({ project_id: projectId, language, ...columns, created_at: now() })
        .onConflict((conflict) => conflict.columns(['project_id', 'language']).doUpdateSet(columns))
        .execute()
      const detail = { language, ...body }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'training.setTest', detail })
    })
    return trainingView(db, projectId)
  })

  on('training.removeTest', async ({ db, params: { projectId, ...params }, person, now }) => {
    const language = canonical(params.language)
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('qualification')
        .where('project_id', '=', projectId)
        .where('language', '=', language)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw new ApiError('not-found', 'There is no test in this language.')
      const detail = { language }
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: projectId,
        action: 'training.removeTest',
        detail,
      })
    })
    return trainingView(db, projectId)
  })

  on('training.fill', ({ db, params: { projectId }, body, person, now }) =>
    db.transaction().execute(async (trx) => {
      const fill = { ...body, language: canonical(body.language) }
      const filled = await fillPool(trx, { projectId, personId: person.id, fill, now: now() })
      if (!body.isTrial)
        await audit(trx, {
          ...{ at: now(), person_id: person.id, project_id: projectId, action: 'training.fill' },
          detail: { ...fill, filled },
        })
      return filled
    }),
  )

  on('training.empty', ({ db, params: { projectId, pool, ...params }, person, now }) =>
    db.transaction().execute(async (trx) => {
      const language = canonical(params.language)
      const emptied = await emptyPool(trx, { projectId, pool, language, now: now() })
      const detail = { pool, language, ...emptied }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'training.empty', detail })
      return emptied
    }),
  )
}

/** Who stands where, and exceptions with a reason. */
function peopleRoutes(on: On): void {
  on('training.people', async ({ db, params }) => ({ rows: await trainingRows(db, params.projectId) }))

  on('training.letIn', async ({ db, params: { projectId, personId }, body, person, now, newId }) => {
    const { language, reason } = body
    await db.transaction().execute(async (trx) => {
      found((await standings(trx, projectId, personId)).find((row) => row.language === language))
      await letWork(trx, { projectId, personId, language, reason, isQualified: true, now: now() })
      // What runs meanwhile is over: the person is in.
      await trx
        .updateTable('attempt')
        .set({ state: 'passed', ended_at: now() })
        .where('project_id', '=', projectId)
        .where('person_id', '=', personId)
        .where('language', '=', language)
        .where('state', '=', 'running')
        .execute()
      const detail = { personId, language, reason }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'training.letIn', detail })
      await notify(trx, { id: newId(), personId, projectId, kind: 'let-in', at: now(), detail: { language } })
    })
    return { ok: true }
  })

  on('training.moreAttempts', async ({ db, params: { projectId, personId }, body, person, now, newId }) => {
    const { language, reason } = body
    await db.transaction().execute(async (trx) => {
      const standing = found((await standings(trx, projectId, personId)).find((row) => row.language === language))
      if (standing.items === null) throw new ApiError('not-found', 'There is no test in this language.')
      await trx
        .insertInto('extra_attempt')
        .values({
          ...{ project_id: projectId, id: newId(), person_id: personId, language, reason },
          ...{ given_by: person.id, at: now() },
        })
        .execute()
      const detail = { personId, language, reason }
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: projectId,
        action: 'training.moreAttempts',
        detail,
      })
      await notify(trx, { id: newId(), personId, projectId, kind: 'more-attempts', at: now(), detail: { language } })
    })
    return { ok: true }
  })
}

/** Courses and tests before the work. */
export function trainingRoutes(on: On): void {
  ownRoutes(on)
  settingRoutes(on)
  peopleRoutes(on)
}
