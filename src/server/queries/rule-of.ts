import type { Kysely } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/** The rule by which a project's labels become grades; throws `not-found` without such a project. */
export async function ruleOf(db: Kysely<Database>, projectId: string): Promise<ConsensusRule> {
  const row = await db.selectFrom('project').select('consensus').where('id', '=', projectId).executeTakeFirst()
  return found(row).consensus
}
