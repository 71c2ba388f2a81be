import type { Transaction } from 'kysely'
import type { Decision } from '#contract/review.ts'
import { parseClauses } from '#core/guideline.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/**
 * A decision cites a clause, once the guideline in force has any; what is accepted together, sent back or passed up need
 * not. A cited clause has to be in the guideline, or in an earlier version of it: the guideline may have changed while
 * the decision was on its way. Throws `needs-clause` or 400.
 */
export async function checkClauses(
  trx: Transaction<Database>,
  projectId: string,
  version: number,
  decisions: readonly Decision[],
  bulk: boolean,
): Promise<void> {
  const rows = await trx
    .selectFrom('guideline')
    .select(['version', 'texts'])
    .where('project_id', '=', projectId)
    .execute()
  const clauses = rows.map((row) => ({
    isInForce: row.version === version,
    ids: Object.values(row.texts).flatMap((text) => parseClauses(text).map(({ id }) => id)),
  }))
  const known = new Set(clauses.flatMap(({ ids }) => ids))
  const isNeeded = !bulk && clauses.some(({ isInForce, ids }) => isInForce && ids.length > 0)
  for (const { clause, kind, resultId } of decisions) {
    if (clause !== null && !known.has(clause))
      throw new ApiError('bad-request', 'The guideline has no such clause.', { clause })
    if (clause === null && isNeeded && (kind === 'grade' || kind === 'none'))
      throw new ApiError('needs-clause', 'A decision cites a clause of the guideline.', { resultId })
  }
}
