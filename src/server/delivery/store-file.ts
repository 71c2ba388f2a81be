import type { Kysely } from 'kysely'
import type { DeliveryFile } from '#contract/delivery.ts'
import { chunkBytes } from '#contract/words.ts'
import { sha256Hasher } from '#core/sha256.ts'
import type { Database } from '../db/schema.ts'

const encoder = new TextEncoder()
/** So many letters are gathered before they become bytes. */
const gathered = 65_536

/** Which delivery of which project. */
export interface DeliveryKey {
  projectId: string
  version: number
}

/** A file of a delivery while it is written. */
export interface OpenFile {
  write: (text: string) => Promise<void>
  /** Stores what is left, and the file as the `n`th of the delivery; answers what it came to. */
  close: (n: number) => Promise<DeliveryFile>
}

/** Opens a file of a delivery; its text is stored in pieces of `chunkBytes`, one in memory at a time. */
export function openFile(db: Kysely<Database>, { projectId, version }: DeliveryKey, name: string): OpenFile {
  const hasher = sha256Hasher()
  let [piece, held, number, pending] = [new Uint8Array(chunkBytes), 0, 0, '']
  let [bytes, lines] = [0, 0]

  async function store(part: Uint8Array<ArrayBuffer>) {
    hasher.add(part)
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines++
    bytes += part.length
    const row = { project_id: projectId, version, name, number: number++, bytes: part }
    await db.insertInto('delivery_part').values(row).execute()
  }

  async function take(text: string) {
    let rest = encoder.encode(text)
    while (rest.length > 0) {
      const taken = Math.min(rest.length, chunkBytes - held)
      piece.set(rest.subarray(0, taken), held)
      held += taken
      rest = rest.subarray(taken)
      if (held < chunkBytes) continue
      await store(piece)
      ;[piece, held] = [new Uint8Array(chunkBytes), 0]
    }
  }

  return {
    async write(text) {
      pending += text
      if (pending.length < gathered) return
      const whole = pending
      pending = ''
      await take(whole)
    },
    async close(n) {
      await take(pending)
      if (held > 0) await store(piece.slice(0, held))
      const stored = { name, bytes, lines, sha256: hasher.done() }
      await db
        .insertInto('delivery_file')
        .values({ project_id: projectId, version, n, ...stored })
        .execute()
      return stored
    },
  }
}

/** The bytes of a stored file, one piece in memory at a time. */
export async function* storedPieces(
  db: Kysely<Database>,
  { projectId, version }: DeliveryKey,
  name: string,
): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const row = await db
      .selectFrom('delivery_part')
      .select('bytes')
      .where('project_id', '=', projectId)
      .where('version', '=', version)
      .where('name', '=', name)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!row) return
    yield row.bytes
  }
}
