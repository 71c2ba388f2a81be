import { type Kysely, sql } from 'kysely'
import { ApiError, found } from './api-error.ts'
import type { Database } from './db/schema.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A stored file: what it is, how large, and any piece of it; `from` counts from 0. */
export interface Source {
  mime: string
  size: number
  read: (from: number, length: number) => Promise<Bytes>
}

/** First and last byte asked for, clamped to the size; null when the header is missing or says nothing we can serve. */
export function byteRange(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'unsatisfiable' | null {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/)
  if (!match || (match[1] === '' && match[2] === '')) return null
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return from >= size || from > to ? 'unsatisfiable' : { from, to }
}

/** Largest piece sent at once, in bytes; players ask for more by themselves. */
const piece = 1_048_576

/** What media may be sent as; anything else leaves as bytes that no browser opens. */
const sendable = new Set([
  ...['image/webp', 'image/jpeg', 'image/png', 'image/gif', 'image/avif'],
  ...['video/mp4', 'video/webm', 'video/mp2t', 'video/iso.segment'],
  ...['audio/mp4', 'audio/mpeg', 'audio/aac', 'audio/webm'],
  ...['text/vtt', 'application/vnd.apple.mpegurl'],
])

function contentType(mime: string): string {
  const plain = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!sendable.has(plain)) return 'application/octet-stream'
  return plain === 'text/vtt' ? 'text/vtt; charset=utf-8' : plain
}

/** The whole of a file, or the range that was asked for, in pieces; kept by nobody and opened as nothing else. */
export async function sendSource({ mime, size, read }: Source, header?: string): Promise<Response> {
  const range = byteRange(header, size)
  if (range === 'unsatisfiable') throw new ApiError('bad-request', 'There are no such bytes.')
  const from = range?.from ?? 0
  const to = range ? Math.min(range.to, from + piece - 1) : size - 1
  return new Response(await read(from, to - from + 1), {
    status: range ? 206 : 200,
    headers: {
      'content-type': contentType(mime),
      'content-length': String(to - from + 1),
      'content-disposition': 'inline',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store, private',
      ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
    },
  })
}

/** A file that is made on the way, such as a rewritten list of segments. */
export function textSource(text: string, mime: string): Source {
  const bytes = new TextEncoder().encode(text)
  return { mime, size: bytes.byteLength, read: async (from, length) => bytes.slice(from, from + length) }
}

/** An asset; 404 where there is none. */
export async function assetSource(db: Kysely<Database>, hash: string | null): Promise<Source> {
  const asset = found(
    hash ? await db.selectFrom('asset').select(['mime', 'size']).where('hash', '=', hash).executeTakeFirst() : null,
  )
  const read = async (from: number, length: number) => {
    const { rows } = await sql<{
      bytes: Bytes
    }>`select substring(bytes from ${from + 1}::int for ${length}::int) as bytes
      from asset_blob where hash = ${hash}`.execute(db)
    return found(rows[0]).bytes
  }
  return { mime: asset.mime, size: Number(asset.size), read }
}

/** A picture or clip made of an asset for a level, or one of several stills; 404 where it was not made. */
export async function previewSource(
  db: Kysely<Database>,
  hash: string | null,
  level: number,
  n: number,
): Promise<Source> {
  const { rows } = await sql<{ mime: string; bytes: Bytes }>`select mime, bytes from preview
    where asset_hash = ${hash} and level = ${level} and n = ${n}`.execute(db)
  const { mime, bytes } = found(rows[0])
  return { mime, size: bytes.byteLength, read: async (from, length) => bytes.subarray(from, from + length) }
}

/** A segment, or a list of segments, of an asset that comes in many files; 404 where there is none of that name. */
export async function partSource(db: Kysely<Database>, hash: string | null, name: string): Promise<Source> {
  const { rows } = await sql<{ mime: string; bytes: Bytes }>`select mime, bytes from asset_part
    where asset_hash = ${hash} and name = ${name}`.execute(db)
  const { mime, bytes } = found(rows[0])
  return { mime, size: bytes.byteLength, read: async (from, length) => bytes.subarray(from, from + length) }
}
