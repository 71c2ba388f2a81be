import type { OutputInfo, Sharp, SharpOptions } from 'sharp'
import { type Level, pictureAt } from '#core/viewing.ts'

/** A picture made for a level; `n` counts the stills of a clip. */
export interface Picture {
  level: Level
  n: number
  mime: string
  width: number
  height: number
  bytes: Buffer
}

type MakeSharp = (input: Buffer | Uint8Array, options?: SharpOptions) => Sharp

let loading: Promise<MakeSharp | null> | null = null

/** The library that decodes pictures, or null where it cannot be loaded; then everything masked is a card. */
export function loadSharp(): Promise<MakeSharp | null> {
  loading ??= import('sharp').then(
    ({ default: sharp }) => {
      // One picture at a time on one thread, nothing kept: the worker stays small, and the other core is for those who label.
      sharp.concurrency(1)
      sharp.cache(false)
      return sharp as MakeSharp
    },
    () => null,
  )
  return loading
}

/** A hundred megapixels; a file that claims more is not a picture for people. */
const limits: SharpOptions = { limitInputPixels: 100_000_000, failOn: 'error', sequentialRead: true }

interface Made {
  pictures: Picture[]
  /** 9 × 8 grey values, row by row: what the print of the picture is made of. */
  grey: Uint8Array
  width: number
  height: number
}

/**
 * Makes the pictures of every level from an encoded one: at most 24, 96, 320 and 640 pixels wide, grey up to 320, upright, on
 * white, without metadata, never larger than it was. Of a still the grey ones only. Throws for what cannot be decoded.
 */
export async function makePictures(
  sharp: MakeSharp,
  encoded: Buffer | Uint8Array,
  { still = null }: { still?: number | null } = {},
): Promise<Made> {
  const widest = pictureAt[4]?.width ?? 640
  const decoded = await sharp(encoded, limits)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = decoded.info
  const pictures: Picture[] = []
  const add = (level: Level, mime: string, made: { data: Buffer; info: OutputInfo }) =>
    pictures.unshift({ level, n: still ?? 0, mime, width: made.info.width, height: made.info.height, bytes: made.data })
  const from = ({ data, info: { width, height, channels } }: typeof decoded) =>
    sharp(data, { raw: { width, height, channels } })
  // WebP takes five times as long as JPEG, which is most of the work where pictures are large.
  if (still === null)
    add(4, 'image/jpeg', await from(decoded).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true }))
  // Each from the next larger one, which has far fewer pixels.
  let [larger, small] = [decoded, decoded]
  for (const level of [3, 2, 1] as const) {
    const sized = from(larger)
      .greyscale()
      .resize({ width: pictureAt[level]?.width ?? 24, withoutEnlargement: true })
    larger = await sized.raw().toBuffer({ resolveWithObject: true })
    if (level === 2) small = larger
    // Of a clip one still is enough for the two smallest.
    if (still !== null && still > 0 && level < 3) continue
    const webp = from(larger).webp({ quality: level < 3 ? 70 : 80, effort: 1 })
    add(level, 'image/webp', await webp.toBuffer({ resolveWithObject: true }))
  }
  const grey = await from(small).resize(9, 8, { fit: 'fill' }).greyscale().raw().toBuffer()
  return { pictures, grey, width, height }
}
