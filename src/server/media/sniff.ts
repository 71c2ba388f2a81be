import { playlistType } from '#core/formats/hls.ts'
import { type Sniffed, sniffMedia } from '#core/sniff-media.ts'

/** Names a picture, a clip or a playlist by its first bytes, whatever anybody says of it; null for anything else. */
export function sniffRemote(bytes: Uint8Array): Sniffed | { kind: 'hls'; mime: string } | null {
  const isList = /^(?:\u00ef\u00bb\u00bf)?#EXTM3U/.test(String.fromCharCode(...bytes.subarray(0, 10)))
  return isList ? { kind: 'hls', mime: playlistType } : sniffMedia(bytes)
}
