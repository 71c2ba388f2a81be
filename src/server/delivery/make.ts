import type { Kysely } from 'kysely'
import type { DeliveryFile } from '#contract/delivery.ts'
import { sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { labelsJsonl } from '../export/jsonl.ts'
import { type CardOf, makeCard } from './data-card.ts'
import { type OpenFile, openFile } from './store-file.ts'
import { writeGrades } from './write-grades.ts'

/** How often a delivery that is being made gives a sign of life, in ms. */
const pulse = 10_000

/** Everything that a delivery holds, written as `db` shows it into files beside it; the card comes last. */
async function writeAll(db: Kysely<Database>, beside: Kysely<Database>, of: CardOf) {
  const files: DeliveryFile[] = []
  const open = (name: string) => openFile(beside, of, name)
  const close = async (file: OpenFile) => {
    files.push(await file.close(files.length))
  }
  const graded = await writeGrades(db, of, { open, close })
  const labels = open('labels.jsonl')
  for await (const line of labelsJsonl(db, of.projectId)) await labels.write(line)
  await close(labels)
  const card = await makeCard(db, of, graded)
  const file = open('card.json')
  await file.write(`${JSON.stringify(card, null, 2)}\n`)
  await close(file)
  return { files, card }
}

/**
 * Freezes the labels of one moment: reads them all in a transaction that sees nothing later, stores the files beside it, and then the list
 * of them with its hash. On failure nothing is left of the version.
 */
export async function makeDelivery(db: Kysely<Database>, of: CardOf, now: () => Date): Promise<void> {
  const { projectId, version } = of
  const own = (query: ReturnType<typeof db.updateTable<'delivery'>>) =>
    query.where('project_id', '=', projectId).where('version', '=', version)
  const beat = setInterval(() => {
    own(db.updateTable('delivery'))
      .set({ heartbeat_at: now() })
      .where('state', '=', 'making')
      .execute()
      .catch(() => {})
  }, pulse)
  try {
    const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    const { files, card } = await snapshot.execute((trx) => writeAll(trx, db, of))
    const about = { project: card.project, version, frozenAt: card.frozenAt }
    const manifest = `${JSON.stringify({ ...about, hash: 'SHA-256', files }, null, 2)}\n`
    const ready = { card: JSON.stringify(card), manifest, manifest_hash: await sha256(manifest) }
    await own(db.updateTable('delivery'))
      .set({ ...ready, state: 'ready', heartbeat_at: now() })
      .execute()
  } catch (error) {
    await db.deleteFrom('delivery').where('project_id', '=', projectId).where('version', '=', version).execute()
    throw error
  } finally {
    clearInterval(beat)
  }
}
