import type { Kysely } from 'kysely'
import type { Guideline } from '#contract/project.ts'
import { changedClauses } from '#core/guideline.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { syncPools } from '../queries/course/pools.ts'
import { retireForClauses } from '../queries/gold/retire.ts'
import { preparedGuideline } from '../queries/prepared-guideline.ts'
import { tellOfGuideline } from '../queries/tell-of-guideline.ts'
import type { On } from '../router.ts'

async function inForce(db: Kysely<Database>, projectId: string): Promise<Guideline> {
  const row = await db
    .selectFrom('guideline')
    .innerJoin('project', (join) =>
      join
        .onRef('project.id', '=', 'guideline.project_id')
        .onRef('project.guideline_version', '=', 'guideline.version'),
    )
    .select(['version', 'texts', 'published_at'])
    .where('guideline.project_id', '=', projectId)
    .executeTakeFirst()
  return row
    ? { version: row.version, texts: row.texts, publishedAt: row.published_at.toISOString() }
    : { version: 0, texts: {}, publishedAt: null }
}

/** The guideline: reading the version in force, publishing a new one. */
export function guidelineRoutes(on: On): void {
  on('guideline.get', ({ params, db }) => inForce(db, params.projectId))

  on('guideline.update', async ({ params, body, db, person, now, newId }) => {
    await db.transaction().execute(async (trx) => {
      const { guideline_version: version } = await trx
        .selectFrom('project')
        .select('guideline_version')
        .where('id', '=', params.projectId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (version !== body.basedOn)
        throw new ApiError('stale-version', 'Someone has published another version meanwhile.', { version })
      const before = (await inForce(trx, params.projectId)).texts
      const texts = preparedGuideline(body.texts, before)
      await retireForClauses(trx, params.projectId, changedClauses(before, texts), now())
      await syncPools(trx, params.projectId)
      const row = {
        project_id: params.projectId,
        version: version + 1,
        texts: JSON.stringify(texts),
        published_by: person.id,
        published_at: now(),
      }
      await trx.insertInto('guideline').values(row).execute()
      await trx
        .updateTable('project')
        .set({ guideline_version: version + 1 })
        .where('id', '=', params.projectId)
        .execute()
      await tellOfGuideline(trx, { projectId: params.projectId, by: person.id, version: version + 1, at: now(), newId })
    })
    return inForce(db, params.projectId)
  })
}
