import type { Kysely } from 'kysely'
import type { Suggestion } from '#contract/calibration-plan.ts'
import { mostConfused } from '#core/calibration/report.ts'
import { groupBy } from '#core/group-by.ts'
import type { Database } from '../../db/schema.ts'
import type { SessionKey } from '../../room/read-room.ts'
import { candidatesFor } from './picks.ts'
import { reportParts } from './report.ts'

/** Items that are proposed. */
const most = 10

/** Every result that was an item of a session of the project. */
async function usedIn(db: Kysely<Database>, projectId: string): Promise<string[]> {
  const rows = await db.selectFrom('calibration_item').select('result_id').where('project_id', '=', projectId).execute()
  return rows.map(({ result_id }) => result_id)
}

/** What a next session could be about: the grades that were taken for each other most often, else the clause that most votes missed; null where neither is there. */
export async function suggestSession(db: Kysely<Database>, key: SessionKey): Promise<Suggestion | null> {
  const { items, votes } = await reportParts(db, key)
  const used = await usedIn(db, key.projectId)
  const settled = new Map(items.map(({ n, value, clause }) => [n, { value, clause }]))
  const pair = mostConfused(
    votes.map(({ n, value, isRight }) => ({ value, settled: settled.get(n)?.value ?? null, isRight })),
  )
  if (pair) {
    const found = await candidatesFor(db, key.projectId, { pick: 'confusion', values: pair.values }, used)
    if (found.length > 0) return { why: { kind: 'confusion', ...pair }, items: found.slice(0, most) }
  }
  const missed = votes.filter(({ n, isRight }) => !isRight && settled.get(n)?.clause)
  const [clause] = [...groupBy(missed, ({ n }) => settled.get(n)?.clause ?? '')].sort(
    (a, b) => b[1].length - a[1].length,
  )
  if (!clause) return null
  const found = await candidatesFor(db, key.projectId, { pick: 'clause', clause: clause[0] }, used)
  return { why: { kind: 'clause', clause: clause[0], votes: clause[1].length }, items: found.slice(0, most) }
}
