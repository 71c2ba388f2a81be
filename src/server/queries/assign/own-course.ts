import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Giving } from './giving.ts'
import type { Seeker } from './seeker.ts'

/** Tasks of a person's training or qualification; `only` = nothing else is handed out beside them. */
export interface Course {
  ids: string[]
  only: boolean
}

/** Training or qualification tasks that this person is to do now, at most `want`, in the order to show them. */
export async function ownCourse(
  _trx: Transaction<Database>,
  _seeker: Seeker,
  _want: number,
  _giving: Giving,
): Promise<Course> {
  return { ids: [], only: false }
}

/** Languages of the project in which the person may not do production now. */
export async function barredLanguages(_db: Kysely<Database>, _projectId: string, _personId: string): Promise<string[]> {
  return []
}
