import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { standings } from '../course/facts.ts'
import { nextTraining } from '../course/next-training.ts'
import type { Giving } from './giving.ts'
import type { Seeker } from './seeker.ts'

/**
 * Tasks of the courses that this person is to do now, at most `want`, in the order to show them. Those of a test are all handed out
 * when it begins, so they are among the person's open tasks.
 */
export async function ownCourse(
  trx: Transaction<Database>,
  seeker: Seeker,
  want: number,
  giving: Giving,
): Promise<string[]> {
  const ids: string[] = []
  const { projectId, personId, isGated } = seeker
  if (!isGated) return ids
  for (const { language, gate } of await standings(trx, projectId, personId)) {
    if (gate !== 'training' || ids.length >= want) continue
    const next = { language, want: want - ids.length, before: ids.length, giving }
    ids.push(...(await nextTraining(trx, seeker, next)))
  }
  return ids
}
