import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pictureAt } from '#core/viewing.ts'
import type { Decoder } from './decoder.ts'
import { runProgram } from './run-program.ts'

/** Stills that stand for a clip. */
export const stillCount = 6
/** Longest part of a clip that is made silent and small, in seconds. */
const longest = 1800

/** A file of one kind, read as that kind alone: no address, no list of further files. */
const reading = (mime: string, file: string) => [
  ...['-hide_banner', '-nostdin', '-protocol_whitelist', 'file,pipe'],
  ...['-f', mime === 'video/webm' ? 'matroska' : 'mov', '-i', file],
]

/** Length in seconds and size in pixels, as the decoder tells them; null where it finds no picture in the file. */
async function probe(decoder: Decoder, mime: string, file: string) {
  // Without an output it ends with an error, having said what it found.
  const { said } = await runProgram(decoder.path, reading(mime, file), { ms: 20_000, bytes: 65_536 })
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d\d):(\d\d\.\d+)/.exec(said) ?? []
  const [, width, height] = /Video: .*?[ ,](\d{2,5})x(\d{2,5})/.exec(said) ?? []
  if (!width || !height) return null
  const size = { width: Number(width), height: Number(height) }
  return { ...size, seconds: hours ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : 0 }
}

async function still(decoder: Decoder, mime: string, file: string, at: number): Promise<Buffer | null> {
  const head = reading(mime, file)
  // Before the input: it jumps there instead of decoding up to it.
  head.splice(head.indexOf('-i'), 0, '-ss', at.toFixed(3))
  const width = pictureAt[3]?.width ?? 320
  const args = [
    ...['-v', 'error', '-threads', '1', ...head, '-map', '0:v:0', '-frames:v', '1'],
    ...['-vf', `scale='min(${width},iw)':-2`, '-f', 'image2pipe', '-c:v', 'png', 'pipe:1'],
  ]
  const { ok, out } = await runProgram(decoder.path, args, { ms: 30_000, bytes: 20_000_000 })
  return ok && out.length > 0 ? out : null
}

const encoders = [
  {
    mime: 'video/mp4',
    name: 'silent.mp4',
    args: [
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '28',
      '-pix_fmt',
      'yuv420p',
      '-bsf:v',
      'filter_units=remove_types=6',
      '-movflags',
      '+faststart',
      '-f',
      'mp4',
    ],
  },
  {
    mime: 'video/webm',
    name: 'silent.webm',
    args: ['-c:v', 'libvpx', '-b:v', '800k', '-deadline', 'realtime', '-f', 'webm'],
  },
]

/**
 * The same MP4 with what it says about itself blanked: ffmpeg leaves a box for it even where it has nothing to say. The box is renamed
 * and emptied in its place, so that nothing else moves.
 */
function blankUserData(bytes: Buffer): Buffer {
  for (const [from, to] of boxes(bytes, 0, bytes.length, 'moov'))
    for (const [start, end] of boxes(bytes, from, to, 'udta')) {
      bytes.write('free', start - 4, 'latin1')
      bytes.fill(0, start, end)
    }
  return bytes
}

/** Where the contents of the boxes of a name begin and end. */
function* boxes(bytes: Buffer, from: number, to: number, name: string): Generator<[number, number]> {
  for (let at = from; at + 8 <= to; ) {
    const size = bytes.readUInt32BE(at)
    // Larger ones, and those without an end, are the frames, after which nothing comes that is looked for.
    if (size < 8) return
    if (bytes.toString('latin1', at + 4, at + 8) === name) yield [at + 8, Math.min(to, at + size)]
    at += size
  }
}

/** The clip at most 640 pixels wide, with one stream of pictures and nothing else: no sound, no subtitles, no chapters, no metadata. */
async function silent(decoder: Decoder, mime: string, file: string, folder: string) {
  const width = pictureAt[4]?.width ?? 640
  for (const encoder of encoders) {
    const target = join(folder, encoder.name)
    const args = [
      ...['-v', 'error', '-y', '-threads', '1', ...reading(mime, file), '-t', String(longest), '-map', '0:v:0'],
      ...[
        '-an',
        '-sn',
        '-dn',
        '-map_metadata',
        '-1',
        '-map_chapters',
        '-1',
        '-fflags',
        '+bitexact',
        '-flags:v',
        '+bitexact',
      ],
      ...['-vf', `scale='min(${width},trunc(iw/2)*2)':-2`, '-fs', '150M', ...encoder.args, target],
    ]
    const { ok } = await runProgram(decoder.path, args, { ms: 300_000, bytes: 65_536 })
    const made = ok ? await probe(decoder, encoder.mime, target) : null
    if (made)
      return {
        mime: encoder.mime,
        width: made.width,
        height: made.height,
        bytes: blankUserData(await readFile(target)),
      }
  }
  return null
}

/** What stands for a clip: stills as PNG, evenly spread, the silent clip with its size, and the length in seconds (0: not told); null where it cannot be decoded. */
export async function readClip(decoder: Decoder, mime: string, bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-clip-'))
  try {
    const file = join(folder, 'clip')
    await writeFile(file, bytes, { mode: 0o600 })
    const facts = await probe(decoder, mime, file)
    if (!facts) return null
    const stills: { n: number; png: Buffer }[] = []
    for (let n = 0; n < stillCount; n++) {
      const picture = await still(decoder, mime, file, (facts.seconds * (n + 0.5)) / stillCount)
      if (picture) stills.push({ n, png: picture })
    }
    const clip = stills.length > 0 ? await silent(decoder, mime, file, folder) : null
    return clip ? { stills, clip, seconds: facts.seconds } : null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
