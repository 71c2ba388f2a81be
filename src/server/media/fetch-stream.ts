import { sha256 } from '../crypto.ts'
import { FetchError, type FetchRules, fetchRemote } from './fetch-remote.ts'
import { sniffRemote } from './sniff.ts'

/** A file of a stream, named by what it holds, so that equal lists name equal files. */
export interface StreamPart {
  name: string
  mime: string
  bytes: Uint8Array<ArrayBuffer>
}

const mostParts = 2000
const mostDepth = 2

const plain = (mime: string, ending: string) => ({ mime, ending })

/** Segments have no sign of their own in all cases; what is no picture or page is taken as one. */
function partType(bytes: Uint8Array): { mime: string; ending: string } {
  const found = sniffRemote(bytes)
  if (found?.kind === 'video') return plain(found.mime, 'mp4')
  if (bytes[0] === 0x47) return plain('video/mp2t', 'ts')
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (/^....(?:styp|moof|sidx|moov)/s.test(text)) return plain('video/mp4', 'm4s')
  if (text.startsWith('WEBVTT')) return plain('text/vtt', 'vtt')
  if (text.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf0) === 0xf0))
    return plain('audio/aac', 'aac')
  // A key of a stream: sixteen bytes of anything.
  if (bytes.byteLength === 16) return plain('application/octet-stream', 'key')
  throw new FetchError('wrong-type')
}

/**
 * Fetches what a playlist names, further playlists included, all held to the same rules and to `mostBytes` together. Answers the list with its addresses
 * replaced by the names of the files, and the files; throws FetchError.
 */
export async function fetchStream(
  list: { bytes: Uint8Array<ArrayBuffer>; url: string },
  rules: FetchRules,
): Promise<{ list: Uint8Array<ArrayBuffer>; parts: StreamPart[] }> {
  const parts = new Map<string, StreamPart>()
  const names = new Map<string, string>()
  let left = rules.mostBytes - list.bytes.byteLength

  async function nameOf(address: string, depth: number): Promise<string> {
    const known = names.get(address)
    if (known) return known
    if (names.size >= mostParts) throw new FetchError('too-large')
    const got = await fetchRemote(address, { ...rules, mostBytes: Math.max(left, 0) })
    left -= got.bytes.byteLength
    const isList = sniffRemote(got.bytes)?.kind === 'hls'
    const bytes = isList ? await rewrite(got, depth + 1) : got.bytes
    const { mime, ending } = isList ? plain('application/vnd.apple.mpegurl', 'm3u8') : partType(bytes)
    const name = `${(await sha256(bytes)).slice(0, 40)}.${ending}`
    names.set(address, name)
    parts.set(name, { name, mime, bytes })
    return name
  }

  async function rewrite(
    { bytes, url }: { bytes: Uint8Array; url: string },
    depth: number,
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (depth > mostDepth) throw new FetchError('bad-playlist')
    const absolute = (address: string) => {
      if (!URL.canParse(address, url)) throw new FetchError('bad-playlist')
      return new URL(address, url).href
    }
    const lines: string[] = []
    for (const line of Buffer.from(bytes).toString('utf8').split(/\r?\n/)) {
      const uri = /\bURI="([^"]*)"/.exec(line)?.[1]
      if (line.startsWith('#')) {
        const named =
          uri === undefined ? line : line.replace(/\bURI="[^"]*"/, `URI="${await nameOf(absolute(uri), depth)}"`)
        lines.push(named)
      } else lines.push(line.trim() === '' ? line : await nameOf(absolute(line.trim()), depth))
    }
    return new TextEncoder().encode(lines.join('\n'))
  }

  return { list: await rewrite(list, 0), parts: [...parts.values()] }
}
