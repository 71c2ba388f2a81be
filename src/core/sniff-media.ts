/** What the first bytes of a file say that it is. */
export interface Sniffed {
  kind: 'image' | 'video'
  mime: string
}

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const begins = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, at) => bytes[at] === byte)

/** The brands that files of the ISO base media format begin with; others of that family hold sound or nothing that we show. */
function isoMedia(bytes: Uint8Array): Sniffed | null {
  if (ascii(bytes, 4, 8) !== 'ftyp') return null
  const brand = ascii(bytes, 8, 12)
  if (brand === 'avif') return { kind: 'image', mime: 'image/avif' }
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|qt {2})$/.test(brand)
    ? { kind: 'video', mime: 'video/mp4' }
    : null
}

/**
 * What a file is by its first bytes, whatever its name or sender says; null for everything that is never decoded, such as SVG,
 * HTML and playlists. At least 16 bytes are needed.
 */
export function sniffMedia(bytes: Uint8Array): Sniffed | null {
  if (bytes.length < 16) return null
  if (begins(bytes, [0xff, 0xd8, 0xff])) return { kind: 'image', mime: 'image/jpeg' }
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { kind: 'image', mime: 'image/png' }
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return { kind: 'image', mime: 'image/gif' }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { kind: 'image', mime: 'image/webp' }
  if (begins(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return { kind: 'video', mime: 'video/webm' }
  return isoMedia(bytes)
}
