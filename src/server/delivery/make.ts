import type { Kysely } from 'kysely'
import type { DeliveryFile } from '#contract/delivery.ts'
import { sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { gradesJsonl, labelsJsonl } from '../export/jsonl.ts'
import { qrelsFiles } from '../export/qrels.ts'
import { type CardOf, makeCard } from './data-card.ts'
import { storeFile } from './store-file.ts'

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** Everything a delivery holds but its card; names have no folders, so that each stands in an address. */
async function* filesOf(db: Kysely<Database>, { projectId, rule }: CardOf) {
  for await (const { name, text } of qrelsFiles(db, projectId, rule)) yield { name: name.replaceAll('/', '.'), text }
  yield { name: 'grades.jsonl', text: gradesJsonl(db, projectId, rule) }
  yield { name: 'labels.jsonl', text: labelsJsonl(db, projectId) }
}

/**
 * Freezes the labels of one moment: reads them all in a transaction that sees nothing later, stores the files beside it, and then the list
 * of them with its hash. On failure nothing is left of the version.
 */
export async function makeDelivery(db: Kysely<Database>, of: CardOf, now: () => Date): Promise<void> {
  const { projectId, version } = of
  const own = (query: ReturnType<typeof db.updateTable<'delivery'>>) =>
    query.where('project_id', '=', projectId).where('version', '=', version)
  const beat = async () => {
    await own(db.updateTable('delivery')).set({ heartbeat_at: now() }).execute()
  }
  try {
    const files: DeliveryFile[] = []
    const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    const card = await snapshot.execute(async (trx) => {
      for await (const file of filesOf(trx, of)) files.push(await storeFile(db, of, { n: files.length, ...file }, beat))
      const card = await makeCard(trx, of)
      const text = once(`${JSON.stringify(card, null, 2)}\n`)
      files.push(await storeFile(db, of, { n: files.length, name: 'card.json', text }, beat))
      return card
    })
    const about = { project: card.project, version, frozenAt: card.frozenAt }
    const manifest = `${JSON.stringify({ ...about, hash: 'SHA-256', files }, null, 2)}\n`
    const ready = { card: JSON.stringify(card), manifest, manifest_hash: await sha256(manifest) }
    await own(db.updateTable('delivery'))
      .set({ ...ready, state: 'ready', heartbeat_at: now() })
      .execute()
  } catch (error) {
    await db.deleteFrom('delivery').where('project_id', '=', projectId).where('version', '=', version).execute()
    throw error
  }
}
