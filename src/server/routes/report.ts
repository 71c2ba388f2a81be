import { ApiError, found } from '../api-error.ts'
import { randomToken, sha256 } from '../crypto.ts'
import { projectReport } from '../insights/project-report.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'

const dayMs = 86_400_000

/** What became of a project, what was learned, and links for people without an account. */
export function reportRoutes(on: On, workshop: Workshop): void {
  on('report.get', ({ db, now, patience, params: { projectId } }) =>
    projectReport({ db, now }, workshop, { projectId, patience }),
  )

  on('report.setLessons', async ({ db, params: { projectId }, body, person, now }) => {
    const row = { lessons: body.lessons, saved_by: person.id, saved_at: now() }
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('project_review')
        .values({ project_id: projectId, ...row })
        .onConflict((conflict) => conflict.column('project_id').doUpdateSet(row))
        .execute()
      // The text before stays in the log.
      await audit(trx, {
        ...{ at: now(), person_id: person.id, project_id: projectId, action: 'report.setLessons', detail: body },
      })
    })
    return { ok: true }
  })

  on('report.shares', async ({ db, params }) => {
    const rows = await db
      .selectFrom('review_share')
      .leftJoin('person', 'person.id', 'review_share.created_by')
      .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
      .select(['review_share.id', 'review_share.created_at', 'expires_at', 'revoked_at', 'auth_user.name'])
      .where('project_id', '=', params.projectId)
      .orderBy('review_share.created_at', 'desc')
      .execute()
    return {
      shares: rows.map(({ id, name, created_at, expires_at, revoked_at }) => ({
        ...{ id, by: name ?? '', createdAt: created_at.toISOString(), expiresAt: expires_at.toISOString() },
        revokedAt: revoked_at?.toISOString() ?? null,
      })),
    }
  })

  on('report.share', async ({ db, params: { projectId }, body, person, now, newId }) => {
    const [id, token] = [newId(), randomToken()]
    const expires = new Date(now().getTime() + body.days * dayMs)
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('review_share')
        .values({
          ...{ project_id: projectId, id, token_hash: await sha256(token), created_by: person.id },
          ...{ created_at: now(), expires_at: expires },
        })
        .execute()
      const detail = { id, days: body.days }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'report.share', detail })
    })
    return { id, url: `/shared/report/${token}`, expiresAt: expires.toISOString() }
  })

  on('report.revoke', async ({ db, params: { projectId, shareId }, person, now }) => {
    await db.transaction().execute(async (trx) => {
      const revoked = await trx
        .updateTable('review_share')
        .set({ revoked_at: now() })
        .where('project_id', '=', projectId)
        .where('id', '=', shareId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (revoked.numUpdatedRows === 0n) throw new ApiError('not-found', 'There is no such link.')
      const detail = { id: shareId }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'report.revoke', detail })
    })
    return { ok: true }
  })

  on('report.shared', async ({ db, now, patience, params }) => {
    const share = found(
      await db
        .selectFrom('review_share')
        .select(['project_id', 'expires_at'])
        .where('token_hash', '=', await sha256(params.token))
        .where('revoked_at', 'is', null)
        .executeTakeFirst(),
    )
    if (share.expires_at <= now()) throw new ApiError('link-expired', 'This link is no longer valid.')
    const report = await projectReport({ db, now }, workshop, { projectId: share.project_id, patience })
    return { ...report, steps: report.steps.map((step) => ({ ...step, note: '' })) }
  })
}
