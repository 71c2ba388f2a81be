import type { Kysely, Selectable } from 'kysely'
import type { DataCard, Delivery, DeliveryCounts } from '#contract/delivery.ts'
import type { Database } from '../db/schema.ts'

/** So long after its last sign of life a delivery that is being made counts as failed, in ms. */
export const silence = 120_000

const keys = ['queries', 'results', 'graded', 'labels', 'people'] as const

function lessThat(after: DeliveryCounts, before: DeliveryCounts): DeliveryCounts {
  const change = { ...after }
  for (const key of keys) change[key] -= before[key]
  return change
}

type Row = Selectable<Database['delivery']> & { name: string | null }

/** The deliveries of a project, latest first. */
export async function presentDeliveries(db: Kysely<Database>, projectId: string, now: Date): Promise<Delivery[]> {
  const rows: Row[] = await db
    .selectFrom('delivery')
    .leftJoin('person', 'person.id', 'delivery.made_by')
    .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
    .selectAll('delivery')
    .select('auth_user.name')
    .where('project_id', '=', projectId)
    .orderBy('version')
    .execute()
  const files = await db
    .selectFrom('delivery_file')
    .select(['version', 'name', 'bytes', 'lines', 'sha256'])
    .where('project_id', '=', projectId)
    .orderBy('n')
    .execute()
  let before: DeliveryCounts | null = null
  const all: Delivery[] = []
  for (const row of rows) {
    const { version, rule, note, made_at, manifest_hash } = row
    const isLost = row.state === 'making' && now.getTime() - row.heartbeat_at.getTime() > silence
    const counts = row.state === 'ready' ? (row.card as DataCard).counts : null
    const own = row.state === 'ready' ? files.filter((file) => file.version === version) : []
    all.push({
      ...{ version, state: isLost ? 'failed' : row.state, rule, note, by: row.name ?? '', at: made_at.toISOString() },
      files: own.map(({ version: _, ...file }) => ({ ...file, bytes: Number(file.bytes), lines: Number(file.lines) })),
      ...{ manifestHash: manifest_hash, counts, change: counts && before ? lessThat(counts, before) : null },
    })
    before = counts ?? before
  }
  return all.reverse()
}
