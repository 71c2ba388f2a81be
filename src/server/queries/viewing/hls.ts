import type { Kysely } from 'kysely'
import { isPlaylist, playlistType, rewritePlaylist } from '#core/formats/hls.ts'
import type { Database } from '../../db/schema.ts'
import { partSource, type Source, textSource } from '../../send-bytes.ts'

/** What the addresses of the files of a stream begin with. */
export const streamPart = 'hls-'

/** A list of segments with addresses below `base`; any other file as it is. `own` is its name in the stream, '' for the first list. */
export async function streamSource(source: Source, own: string, base: string): Promise<Source> {
  if (!isPlaylist(source.mime)) return source
  const text = new TextDecoder().decode(await source.read(0, source.size))
  const toAddress = (name: string) => `${base}/${encodeURIComponent(streamPart + name)}`
  return textSource(rewritePlaylist(text, own, toAddress), playlistType)
}

/** A file of a stream by the part of the address that names it. */
export async function streamFile(
  db: Kysely<Database>,
  hash: string | null,
  part: string,
  base: string,
): Promise<Source> {
  const name = part.slice(streamPart.length)
  return streamSource(await partSource(db, hash, name), name, base)
}
