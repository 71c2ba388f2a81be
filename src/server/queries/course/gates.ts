import type { Kysely } from 'kysely'
import type { Gate } from '#contract/training.ts'
import type { Database } from '../../db/schema.ts'
import type { Seeker } from '../assign/seeker.ts'
import { standings } from './facts.ts'
import { trainersOf } from './trainers.ts'

/** The languages in which something comes before a person's work, and what. */
export async function gatesFor(
  db: Kysely<Database>,
  { projectId, personId, isGated }: Pick<Seeker, 'projectId' | 'personId' | 'isGated'>,
): Promise<Gate[]> {
  if (!isGated) return []
  const closed = (await standings(db, projectId, personId)).filter(({ gate }) => gate !== 'open')
  const stuck = closed.some(({ gate }) => gate === 'failed' || gate === 'paused')
  const ask = stuck ? (await trainersOf(db, projectId)).map(({ name }) => name) : []
  return closed.flatMap(({ language, gate, course, pool, items, attemptsLeft }) => {
    if (gate === 'open') return []
    const isTest = gate === 'test' || gate === 'testing' || gate === 'failed'
    const asked = isTest ? Math.min(pool, items ?? 0) : gate === 'training' ? course : 0
    const helpers = gate === 'failed' || gate === 'paused' ? ask : []
    return [{ language, state: gate, items: asked, attemptsLeft: isTest ? attemptsLeft : 0, ask: helpers }]
  })
}
