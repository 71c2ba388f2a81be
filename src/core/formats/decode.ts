import type { Chunks } from './rows.ts'

// A lone surrogate never comes out of valid UTF-8, so it can stand for a byte that could not be decoded, and
// the row that holds it can still be named.
const undecodable = '\uD800'
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** Text of UTF-8 chunks, without its BOM; every run of bytes that is not UTF-8 becomes a lone surrogate. */
export async function* decode(source: Chunks): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array()
  let atStart = true
  for await (const chunk of source) {
    let text = chunk
    if (typeof text !== 'string') {
      const bytes = rest.length > 0 ? join(rest, text) : text
      const whole = wholeLength(bytes)
      // A copy: whoever reads the file may reuse the chunk's memory.
      rest = bytes.slice(whole)
      text = decodeWhole(bytes.subarray(0, whole))
    }
    if (text === '') continue
    if (atStart && text.startsWith('\uFEFF')) text = text.slice(1)
    atStart = false
    yield text
  }
  if (rest.length > 0) yield undecodable
}

/** What makes `text` unfit for the database, if anything: undecodable bytes, half a surrogate pair, or U+0000. */
export function textProblem(text: string): 'bad-utf8' | 'bad-character' | null {
  if (/\p{Cs}/u.test(text)) return 'bad-utf8'
  return text.includes('\0') ? 'bad-character' : null
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** How many bytes stand before a character that the end of the chunk cuts in two. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return size > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function decodeWhole(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeSpoiled(bytes)
  }
}

/** U+FFFD that really stands in the file (EF BF BD) is kept apart from the one a decoder puts for bad bytes. */
function decodeSpoiled(bytes: Uint8Array): string {
  const parts: string[] = []
  let from = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) continue
    parts.push(lenient.decode(bytes.subarray(from, at)))
    from = at + 3
  }
  parts.push(lenient.decode(bytes.subarray(from)))
  return parts.map((part) => part.replaceAll('\uFFFD', undecodable)).join('\uFFFD')
}
