/** What a file is by its first bytes; what anybody says of it counts for nothing. */
export interface Sniffed {
  kind: 'image' | 'video' | 'hls'
  mime: string
}

const starts: readonly [string, Sniffed][] = [
  ['89504e470d0a1a0a', { kind: 'image', mime: 'image/png' }],
  ['ffd8ff', { kind: 'image', mime: 'image/jpeg' }],
  ['474946383761', { kind: 'image', mime: 'image/gif' }],
  ['474946383961', { kind: 'image', mime: 'image/gif' }],
  ['1a45dfa3', { kind: 'video', mime: 'video/webm' }],
  ['4f676753', { kind: 'video', mime: 'video/ogg' }],
]

/** Names a picture, a clip or a playlist by its bytes; null for anything else. */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const text = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const known = starts.find(([start]) => hex.startsWith(start))
  if (known) return known[1]
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'image', mime: 'image/webp' }
  if (text.slice(4, 8) === 'ftyp') {
    if (/^(avif|avis)/.test(text.slice(8))) return { kind: 'image', mime: 'image/avif' }
    return { kind: 'video', mime: 'video/mp4' }
  }
  return /^(?:\u00ef\u00bb\u00bf)?#EXTM3U/.test(text) ? { kind: 'hls', mime: 'application/vnd.apple.mpegurl' } : null
}
