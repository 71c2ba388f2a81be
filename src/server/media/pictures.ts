import type { Sharp, SharpOptions } from 'sharp'
import { type Level, pictureAt } from '#core/viewing.ts'
import { greyOf, type Raw, shrinkGrey, shrinkGreyTo, upright } from './raw-pictures.ts'

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
}

/** JPEG for all of them: WebP takes up to five times as long, and is no smaller where a picture is so small. */
const mime = 'image/jpeg'

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
  const { orientation = 1 } = await sharp(encoded, limits).metadata()
  // Right after decoding, and turned only afterwards, so that of a large JPEG no more than every second, fourth or eighth pixel is
  // made. Triangles are good enough for that.
  const decoded = await sharp(encoded, limits)
    .flatten({ background: '#ffffff' })
    .resize({ [orientation > 4 ? 'height' : 'width']: widest, withoutEnlargement: true, kernel: 'linear' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const colour = upright({ data: decoded.data, ...decoded.info }, orientation)
  const pictures: Picture[] = []
  async function add(level: Level, { data, width, height, channels }: Raw, quality: number): Promise<void> {
    const raw = { width, height, channels: channels as 1 | 2 | 3 | 4 }
    const made = sharp(data, { raw }).toColourspace(channels === 1 ? 'b-w' : 'srgb')
    // Codes of its own for each picture would make it a tenth smaller and take half as long again.
    const bytes = await made.jpeg({ quality, optimiseCoding: false }).toBuffer()
    pictures.unshift({ level, n: still ?? 0, mime, width, height, bytes })
  }
  if (still === null) await add(4, colour, 80)
  // Each from the next larger one, which has far fewer pixels.
  let larger = greyOf(colour)
  let small = larger
  for (const level of [3, 2, 1] as const) {
    larger = shrinkGreyTo(larger, pictureAt[level]?.width ?? 24)
    if (level === 2) small = larger
    // Of a clip one still is enough for the two smallest.
    if (still === null || still === 0 || level === 3) await add(level, larger, level < 3 ? 70 : 80)
  }
  return { pictures, grey: shrinkGrey(small, 9, 8).data }
}
