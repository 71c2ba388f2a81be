import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { barredLanguages } from '../course/barred.ts'
import type { Seeker } from './seeker.ts'

/** Reads what keeps work from a person. */
export async function loadSeeker(
  db: Kysely<Database>,
  who: Pick<Seeker, 'projectId' | 'personId' | 'languages' | 'markets'>,
): Promise<Seeker> {
  const { projectId, personId } = who
  const authors = await db.selectFrom('own_author').select('author').where('person_id', '=', personId).execute()
  const optOuts = await db.selectFrom('opt_out').select('category').where('person_id', '=', personId).execute()
  return {
    ...who,
    barred: await barredLanguages(db, projectId, personId),
    authors: authors.map(({ author }) => author.toLowerCase()),
    optOuts: optOuts.map(({ category }) => category),
  }
}
