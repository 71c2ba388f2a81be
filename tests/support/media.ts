import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { canary } from './masked.ts'

const samples = new URL('../../src/server/samples/first-look/media/', import.meta.url)

/** A file of the sample project's media, as it is. */
export function sampleMedia(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, samples)))
}

/** A picture drawn for a test: coloured stripes that no other seed has, as JPEG with metadata in it. */
export async function drawnPicture(seed: number, { width = 400, height = 300 } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(width * height * 3)
  for (let at = 0; at < pixels.length; at++) {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)]
    pixels[at] = (Math.sin((x * (1 + (seed % 7)) + y * (1 + (seed % 11)) + seed) / 23 + (at % 3)) * 127 + 128) & 255
  }
  const drawn = sharp(pixels, { raw: { width, height, channels: 3 } }).withExif({
    IFD0: { Copyright: `${canary} in metadata` },
  })
  return new Uint8Array(await drawn.jpeg().toBuffer())
}

/** How many different columns of pixels a picture has. */
export async function distinctColumns(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const columns = new Set<string>()
  for (let x = 0; x < info.width; x++) {
    const column: number[] = []
    for (let y = 0; y < info.height; y++) {
      const at = (y * info.width + x) * info.channels
      column.push(...data.subarray(at, at + info.channels))
    }
    columns.add(column.join(','))
  }
  return columns.size
}

/** The names of the boxes of an MP4, those inside others included, and the kinds of its tracks (`vide`, `soun`). */
export function mp4Parts(bytes: Uint8Array): { boxes: string[]; tracks: string[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [boxes, tracks]: [string[], string[]] = [[], []]
  const holds = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'udta', 'moof', 'traf'])
  const text = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  function walk(from: number, to: number): void {
    for (let at = from; at + 8 <= to; ) {
      const [size, name] = [view.getUint32(at), text(at + 4)]
      const length = size === 0 ? to - at : size
      if (length < 8) return
      boxes.push(name)
      if (name === 'hdlr') tracks.push(text(at + 16))
      if (holds.has(name)) walk(at + 8, at + length)
      at += length
    }
  }
  walk(0, bytes.byteLength)
  return { boxes, tracks }
}
