import type { Kysely } from 'kysely'
import type { DeliveryFile } from '#contract/delivery.ts'
import { chunkBytes } from '#contract/words.ts'
import { sha256Hasher } from '#core/sha256.ts'
import type { Database } from '../db/schema.ts'

const encoder = new TextEncoder()

/** Which delivery of which project. */
export interface DeliveryKey {
  projectId: string
  version: number
}

/** The text as UTF-8 in pieces of `chunkBytes`, the last one shorter. */
async function* pieces(text: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let [piece, held] = [new Uint8Array(chunkBytes), 0]
  for await (const part of text) {
    let bytes = encoder.encode(part)
    while (bytes.length > 0) {
      const taken = Math.min(bytes.length, chunkBytes - held)
      piece.set(bytes.subarray(0, taken), held)
      held += taken
      bytes = bytes.subarray(taken)
      if (held < chunkBytes) continue
      yield piece
      ;[piece, held] = [new Uint8Array(chunkBytes), 0]
    }
  }
  if (held > 0) yield piece.slice(0, held)
}

/** Stores a file of a delivery as its text is made, and answers what it came to; `onPiece` hears of each piece. */
export async function storeFile(
  db: Kysely<Database>,
  { projectId, version }: DeliveryKey,
  file: { n: number; name: string; text: AsyncIterable<string> },
  onPiece: () => Promise<void>,
): Promise<DeliveryFile> {
  const { n, name } = file
  const hasher = sha256Hasher()
  let [number, bytes, lines] = [0, 0, 0]
  for await (const piece of pieces(file.text)) {
    hasher.add(piece)
    for (const byte of piece) if (byte === 10) lines++
    bytes += piece.length
    const row = { project_id: projectId, version, name, number: number++, bytes: piece }
    await db.insertInto('delivery_part').values(row).execute()
    await onPiece()
  }
  const stored = { name, bytes, lines, sha256: hasher.done() }
  await db
    .insertInto('delivery_file')
    .values({ project_id: projectId, version, n, ...stored })
    .execute()
  return stored
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
