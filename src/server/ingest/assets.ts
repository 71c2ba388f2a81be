import type { Transaction } from 'kysely'
import { sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'

/** A file to keep, with what is known of it. */
export interface NewAsset {
  kind: 'video' | 'image' | 'captions'
  mime: string
  bytes: Uint8Array<ArrayBuffer>
  width?: number | undefined
  height?: number | undefined
  durationMs?: number | undefined
  /** The still of a clip: shown only where the clip is, so there are no previews of it. */
  isPoster?: boolean | undefined
}

/** Stores a file under its SHA-256, once however often it comes, and has previews of it made; answers the hash. */
export async function storeAsset(trx: Transaction<Database>, asset: NewAsset, now: Date): Promise<string> {
  const hash = await sha256(asset.bytes)
  const { kind, mime, bytes } = asset
  const facts = { width: asset.width ?? null, height: asset.height ?? null, duration_ms: asset.durationMs ?? null }
  await trx
    .insertInto('asset')
    .values({ hash, kind, mime, size: bytes.byteLength, ...facts, created_at: now })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  await trx
    .insertInto('asset_blob')
    .values({ hash, bytes })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  if (kind !== 'captions' && !asset.isPoster)
    await trx
      .insertInto('preview_job')
      .values({ asset_hash: hash, state: 'waiting', since: now })
      .onConflict((conflict) => conflict.column('asset_hash').doNothing())
      .execute()
  return hash
}
