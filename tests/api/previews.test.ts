import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Treatment } from '#contract/basics.ts'
import { storeAsset } from '#server/ingest/assets.ts'
import { type Decoder, findDecoder } from '#server/media/decoder.ts'
import { makePreviews } from '#server/media/make-previews.ts'
import { workThrough } from '#server/media/preview-jobs.ts'
import { takeBackJobs, takeJobs } from '#server/media/take-jobs.ts'
import { canary } from '../support/masked.ts'
import { distinctColumns, drawnPicture, mp4Parts, sampleMedia } from '../support/media.ts'
import { annotator, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let decoder: Decoder | null
const { server, owner } = await served()

beforeAll(async () => {
  decoder = await findDecoder(undefined)
})

async function made(bytes: Uint8Array, by = decoder) {
  const previews = await makePreviews(bytes, by)
  if ('problem' in previews) throw new Error(previews.problem)
  return previews
}

const metadataOf = async (bytes: Uint8Array) => {
  const { exif, icc, iptc, xmp, width, space } = await sharp(bytes).metadata()
  return { hasMore: Boolean(exif ?? icc ?? iptc ?? xmp), width, space }
}

async function isGrey(bytes: Uint8Array): Promise<boolean> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (let at = 0; at + 2 < data.length; at += info.channels)
    if (Math.max(...data.subarray(at, at + 3)) - Math.min(...data.subarray(at, at + 3)) > 4) return false
  return true
}

describe('pictures', () => {
  test('are small and grey up to 320 pixels, then colour, without metadata', async () => {
    const { pictures, greys } = await made(await drawnPicture(1, { width: 900, height: 600 }))
    expect(pictures.map(({ level, n, width, mime }) => [level, n, width, mime])).toEqual([
      [1, 0, 24, 'image/jpeg'],
      [2, 0, 96, 'image/jpeg'],
      [3, 0, 320, 'image/jpeg'],
      [4, 0, 640, 'image/jpeg'],
    ])
    for (const { level, bytes } of pictures) {
      expect(await metadataOf(bytes)).toMatchObject({ hasMore: false })
      expect(String(bytes)).not.toContain(canary)
      expect(await isGrey(bytes)).toBe(level < 4)
    }
    expect(greys.map(({ n, grey }) => [n, grey.length])).toEqual([[0, 72]])
  })

  test('the smallest decodes to at most 24 distinct columns, tall ones too; none is larger than it was', async () => {
    for (const size of [
      { width: 900, height: 600 },
      { width: 200, height: 1600 },
    ]) {
      const { pictures } = await made(await drawnPicture(2, size))
      const [smallest] = pictures
      expect(await distinctColumns(smallest?.bytes ?? Buffer.alloc(0))).toBeLessThanOrEqual(24)
      for (const { width } of pictures) expect(width).toBeLessThanOrEqual(size.width)
    }
    const { pictures } = await made(await drawnPicture(3, { width: 20, height: 20 }))
    expect(pictures.map(({ width }) => width)).toEqual([20, 20, 20, 20])
  })
})

describe('clips', () => {
  test('become grey stills and one silent clip that says nothing else', async ({ skip }) => {
    if (!decoder) skip('no ffmpeg runs here')
    const { pictures, greys } = await made(sampleMedia('juggling-v.webm'))
    const of = (level: number) => pictures.filter((picture) => picture.level === level)
    expect([of(1).length, of(2).length, of(3).length, of(4).length]).toEqual([1, 1, 6, 1])
    expect(of(3).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5])
    for (const { bytes } of of(3)) expect(await isGrey(bytes)).toBe(true)
    expect(greys.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5])
    const [clip] = of(4)
    expect(clip?.mime).toBe('video/mp4')
    expect(clip?.width).toBeLessThanOrEqual(640)
    const { boxes, tracks } = mp4Parts(clip?.bytes ?? new Uint8Array())
    expect(tracks).toEqual(['vide'])
    expect(Buffer.from(clip?.bytes ?? []).toString('latin1')).not.toMatch(/lavf|x264 - core/i)
    expect(boxes.filter((name) => ['udta', 'meta', 'chap', 'uuid'].includes(name))).toEqual([])
    // It can be sought before all of it is here: what tells where its frames lie stands in front of them.
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'))
  })

  test('without a decoder there is none, and pictures are made all the same', async () => {
    expect(await makePreviews(sampleMedia('juggling-v.webm'), null)).toEqual({ problem: 'no-decoder' })
    expect((await made(await drawnPicture(4), null)).pictures).toHaveLength(4)
  })
})

describe('what is not what it says', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  /** A PNG that claims to be 50,000 pixels wide and high. */
  const bomb = new Uint8Array([
    ...png,
    0,
    0,
    0,
    13,
    ...text('IHDR'),
    0,
    0,
    0xc3,
    0x50,
    0,
    0,
    0xc3,
    0x50,
    8,
    2,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const disguised = new Uint8Array([...text('\0\0\0\x1cftypisom'), ...text('\n#EXTM3U\nfile:///etc/passwd\n')])

  test.each([
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'not-media'],
    ['a page', text('<!DOCTYPE html><img src=x onerror=alert(1)>'), 'not-media'],
    ['a playlist', text('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), 'not-media'],
    ['a list of files', text('ffconcat version 1.0\nfile /etc/passwd\n'), 'not-media'],
    ['a picture that claims a billion pixels', bomb, 'cannot-decode'],
    ['a playlist that begins like a film', disguised, 'cannot-decode'],
    [
      'an SVG behind the first bytes of a PNG',
      new Uint8Array([...png, ...text('<svg xmlns="http://www.w3.org/2000/svg"/>')]),
      'cannot-decode',
    ],
  ])('%s gives no picture', async (_, bytes, problem) => {
    const by = decoder ?? { path: '/nowhere/ffmpeg', from: 'system' as const, version: '0' }
    expect(await makePreviews(bytes, by)).toEqual({ problem })
  })

  test('a picture that breaks off gives none', async () => {
    const whole = await drawnPicture(5)
    expect(await makePreviews(whole.subarray(0, whole.length / 3), decoder)).toEqual({ problem: 'cannot-decode' })
  })
})

describe('the queue', () => {
  async function projectWith(treatment: Treatment, bytes: Uint8Array<ArrayBuffer>) {
    const asset = { kind: 'image' as const, mime: 'image/jpeg', bytes }
    const hash = await server.db.transaction().execute((trx) => storeAsset(trx, asset, server.clock.now))
    const rows = stageRows(1, 1, { kind: 'image', asset_hash: hash, treatment })
    return { hash, projectId: await makeProject(server, owner, { rows }) }
  }
  const work = () => workThrough(server.db, decoder, { now: () => server.clock.now })
  const stateOf = (hash: string) =>
    server.db.selectFrom('preview_job').select(['state', 'problem']).where('asset_hash', '=', hash).executeTakeFirst()

  test('what an import brings is made, and the start level is served to who has the task', async () => {
    const { hash, projectId } = await projectWith('T2', await drawnPicture(10))
    await work()
    expect(await stateOf(hash)).toEqual({ state: 'done', problem: null })
    const ana = await annotator(server, projectId, 'Ana Preview')
    const [task] = (await next(ana, projectId)).tasks
    const preview = task?.results[0]?.preview
    expect(preview).toMatchObject({ level: 2, width: 96 })
    const answer = await ana.request(preview?.src ?? '')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(await metadataOf(new Uint8Array(await answer.arrayBuffer()))).toMatchObject({ width: 96 })
    for (const part of ['media', 'poster'])
      expect((await ana.request((preview?.src ?? '').replace(/preview$/, part))).status).toBe(404)
  })

  test('a hard mask starts at 24 pixels', async () => {
    const { projectId } = await projectWith('T3', await drawnPicture(11))
    await work()
    const ben = await annotator(server, projectId, 'Ben Preview')
    const [task] = (await next(ben, projectId)).tasks
    const preview = task?.results[0]?.preview
    expect(preview).toMatchObject({ level: 1, width: 24 })
    const answer = await ben.request(preview?.src ?? '')
    expect(await distinctColumns(new Uint8Array(await answer.arrayBuffer()))).toBeLessThanOrEqual(24)
  })

  test('the still of a clip gets none: it is shown only where the clip is', async () => {
    const poster = { kind: 'image' as const, mime: 'image/jpeg', bytes: await drawnPicture(15), isPoster: true }
    const hash = await server.db.transaction().execute((trx) => storeAsset(trx, poster, server.clock.now))
    expect(await stateOf(hash)).toBeUndefined()
  })

  test('of what nobody may see nothing is made', async () => {
    const { hash } = await projectWith('TX', await drawnPicture(12))
    await work()
    expect(await stateOf(hash)).toMatchObject({ state: 'waiting' })
    expect(await server.db.selectFrom('preview').where('asset_hash', '=', hash).selectAll().execute()).toEqual([])
  })

  test('a job whose worker died is taken again, three times in all', async () => {
    const { hash } = await projectWith('T2', await drawnPicture(14))
    const left = (tries: number) =>
      server.db
        .updateTable('preview_job')
        .set({ state: 'running', tries, taken_at: new Date(server.clock.now.getTime() - 16 * 60_000) })
        .where('asset_hash', '=', hash)
        .execute()
    await left(3)
    await work()
    expect(await stateOf(hash)).toEqual({ state: 'failed', problem: 'worker-died' })
    await left(2)
    await work()
    expect(await stateOf(hash)).toEqual({ state: 'done', problem: null })
  })

  test('several are taken at once, what was tried before alone, and of two workers each has its own', async () => {
    const bytes = await Promise.all([21, 22, 23, 24].map((seed) => drawnPicture(seed)))
    const all = await Promise.all(bytes.map((one) => projectWith('T2', one)))
    const hashes = all.map(({ hash }) => hash)
    const tried = hashes[0] as string
    await server.db.updateTable('preview_job').set({ tries: 1, priority: 1 }).where('asset_hash', '=', tried).execute()
    const take = async () => (await takeJobs(server.db, server.clock.now)).map(({ hash, tries }) => [hash, tries])
    expect(await take()).toEqual([[tried, 2]])
    const [some, others] = await Promise.all([take(), take()])
    expect([...some, ...others].sort()).toEqual(
      hashes
        .slice(1)
        .map((hash) => [hash, 1])
        .sort(),
    )
    await takeBackJobs(server.db, server.clock.now, { all: true })
    await work()
    for (const hash of hashes) expect(await stateOf(hash)).toEqual({ state: 'done', problem: null })
  })

  test('what cannot be decoded is tried three times, then stays failed with its reason', async () => {
    const whole = await drawnPicture(13)
    const { hash, projectId } = await projectWith('T2', whole.slice(0, whole.length / 3))
    await work()
    expect(await stateOf(hash)).toEqual({ state: 'failed', problem: 'cannot-decode' })
    const cem = await annotator(server, projectId, 'Cem Preview')
    const [task] = (await next(cem, projectId)).tasks
    expect(task?.results[0]).toMatchObject({ preview: null, range: { start: 0, hasPictures: false } })
  })
})
