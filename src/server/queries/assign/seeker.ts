import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { barredLanguages } from '../course/barred.ts'

/** Who asks for work in a project, in what, and what this person must not get. */
export interface Seeker {
  projectId: string
  personId: string
  /** Languages and markets of the membership; an empty list means all. */
  languages: string[]
  markets: string[]
  /** Languages in which the person may not do production now: not qualified, or paused. */
  barred: string[]
  /** Accounts of the person, lower case: nobody judges what they published. */
  authors: string[]
  /** Predicted categories that the person does not want to see. */
  optOuts: string[]
}

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
