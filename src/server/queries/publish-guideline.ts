import type { Kysely, Transaction } from 'kysely'
import type { Guideline } from '#contract/project.ts'
import { changedClauses } from '#core/guideline.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { syncPools } from './course/pools.ts'
import { retireForClauses } from './gold/retire.ts'
import { preparedGuideline } from './prepared-guideline.ts'
import { tellOfGuideline } from './tell-of-guideline.ts'

/** The guideline in force; version 0 without texts where none was ever published. */
export async function guidelineInForce(db: Kysely<Database>, projectId: string): Promise<Guideline> {
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

/** Locks the guideline of a project for a change; answers the version in force, and throws `stale-version` where it is another than the one a change is based on. */
export async function lockGuideline(
  trx: Transaction<Database>,
  projectId: string,
  basedOn: number,
): Promise<Guideline> {
  const { guideline_version: version } = await trx
    .selectFrom('project')
    .select('guideline_version')
    .where('id', '=', projectId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (version !== basedOn)
    throw new ApiError('stale-version', 'Someone has published another version meanwhile.', { version })
  return guidelineInForce(trx, projectId)
}

interface By {
  projectId: string
  personId: string
  now: Date
  newId: () => string
  /** The calibration session that the change comes from, whose gold stays. */
  sessionId?: string | null
}

/**
 * Publishes a new version of the guideline: gold of clauses that read otherwise retires, and members are told. Answers the new version;
 * throws `stale-version`, `bad-language` or `bad-guideline`.
 */
export async function publishGuideline(
  trx: Transaction<Database>,
  { projectId, personId, now, newId, sessionId = null }: By,
  { texts: wanted, basedOn }: { texts: Record<string, string>; basedOn: number },
): Promise<number> {
  const { texts: before } = await lockGuideline(trx, projectId, basedOn)
  const texts = preparedGuideline(wanted, before)
  await retireForClauses(trx, { projectId, clauses: changedClauses(before, texts), sessionId, now })
  await syncPools(trx, projectId)
  const version = basedOn + 1
  await trx
    .insertInto('guideline')
    .values({
      ...{ project_id: projectId, version, texts: JSON.stringify(texts) },
      ...{ published_by: personId, published_at: now },
    })
    .execute()
  await trx.updateTable('project').set({ guideline_version: version }).where('id', '=', projectId).execute()
  await tellOfGuideline(trx, { projectId, by: personId, version, at: now, newId })
  return version
}
