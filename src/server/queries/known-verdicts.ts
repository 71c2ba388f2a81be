import type { Kysely } from 'kysely'
import type { SafetyDetail } from '#contract/safety.ts'
import type { Database } from '../db/schema.ts'
import type { StoredResult } from './stored-result.ts'
import { bindingVerdict } from './treatments.ts'
import { isByPeople } from './view-range.ts'

/** What two people agreed about a result; undefined where they did not, or it was not asked. */
export type KnownVerdicts = (result: StoredResult) => SafetyDetail | undefined

/** What people agreed about results: of those whose treatment follows from it, and of those in which it is asked (`isAsked`). */
export async function knownVerdicts(
  db: Kysely<Database>,
  results: readonly StoredResult[],
  isAsked: (result: StoredResult) => boolean = () => false,
): Promise<KnownVerdicts> {
  const wanted = results.filter((result) => isAsked(result) || isByPeople(result))
  const verdicts = await bindingVerdict(
    db,
    wanted.map(({ content_key }) => content_key),
  )
  return ({ content_key, market }) => verdicts.get(`${content_key}/${market}`)
}
