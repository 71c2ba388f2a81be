import { sniffMedia } from '#core/sniff-media.ts'
import { readClip } from './clips.ts'
import type { Decoder } from './decoder.ts'
import { loadSharp, makePictures, type Picture } from './pictures.ts'

/** What was made of an asset: pictures for its levels, and 72 grey values of it or of each of its stills, for finding it again. */
export interface Previews {
  pictures: Picture[]
  greys: { n: number; grey: Uint8Array }[]
  /** How long a clip is. */
  seconds?: number
}

/** Why nothing could be made. */
export type PreviewProblem = 'no-library' | 'no-decoder' | 'not-media' | 'cannot-decode'

/** Makes the previews of a picture or a clip; what it is, its first bytes say. Never throws: whatever goes wrong is a problem, and the result stays a card. */
export async function makePreviews(
  bytes: Uint8Array,
  decoder: Decoder | null,
): Promise<Previews | { problem: PreviewProblem }> {
  const found = sniffMedia(bytes)
  if (!found) return { problem: 'not-media' }
  const sharp = await loadSharp()
  if (!sharp) return { problem: 'no-library' }
  if (found.kind === 'video' && !decoder) return { problem: 'no-decoder' }
  try {
    if (found.kind === 'image') {
      const { pictures, grey } = await makePictures(sharp, bytes)
      return { pictures, greys: [{ n: 0, grey }] }
    }
    const read = decoder && (await readClip(decoder, found.mime, bytes))
    if (!read) return { problem: 'cannot-decode' }
    const made = await Promise.all(read.stills.map(({ n, png }) => makePictures(sharp, png, { still: n })))
    const clip: Picture = { level: 4, n: 0, ...read.clip }
    return {
      pictures: [...made.flatMap(({ pictures }) => pictures), clip],
      greys: made.map(({ grey }, at) => ({ n: read.stills[at]?.n ?? 0, grey })),
      seconds: read.seconds,
    }
  } catch {
    return { problem: 'cannot-decode' }
  }
}
