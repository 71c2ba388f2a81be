import { describe, expect, test } from 'vitest'
import type { ViewedMedia } from '#contract/viewing.ts'
import { exposureOf } from '#core/viewing.ts'
import { trialArm } from '#server/queries/viewer.ts'
import { canary, maskedProject, memberWith, treat } from '../support/masked.ts'
import { annotator, next } from '../support/projects.ts'
import { Seeing } from '../support/reveal.ts'
import { served } from '../support/served.ts'

let n = 0
const { server, owner } = await served()

type Masked = Parameters<typeof maskedProject>[2]

/** Somebody new with a masked result of a kind. */
async function seeing(kind: 'text' | 'image' | 'video', how: Masked = {}): Promise<Seeing> {
  const projectId = await maskedProject(server, owner, { queries: 1, ...how })
  return Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, kind)
}

const text = (answer: Response) => answer.text()
const one = (media: ViewedMedia | null) => media?.srcs[0] ?? ''

describe('what comes with the task', () => {
  test('a card, where it starts, and the address of a small picture; the level of its bytes is the server’s to decide', async () => {
    const soft = await seeing('image')
    expect(soft.result).toMatchObject({
      ...{ masked: true, card: { category: 'sexual', severity: 2, source: 'prediction' }, title: '', media: null },
      range: { start: 2, text: 1, most: 5, hasPictures: true },
      preview: { level: 2, width: 96, height: 72 },
    })
    const answer = await soft.file(soft.result.preview?.src ?? '')
    expect(answer.headers.get('cache-control')).toBe('no-store, private')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(await text(answer)).toMatch(/^picture of level 2/)
    const hard = await seeing('video', { treatment: 'T3' })
    expect(hard.result.range).toMatchObject({ start: 1, most: 4 })
    expect(await text(await hard.file(hard.result.preview?.src ?? ''))).toMatch(/^picture of level 1/)
    const base = hard.result.preview?.src.replace(/preview$/, '')
    for (const part of ['media', 'poster', 'captions-en', 'hls-a'])
      expect((await hard.file(`${base}${part}`)).status).toBe(404)
  })

  test('without pictures, and sealed, only a card', async () => {
    const bare = await seeing('image', { previews: false })
    expect(bare.result).toMatchObject({ preview: null, range: { start: 0, most: 5, hasPictures: false } })
    for (const level of [1, 2, 3, 4] as const)
      expect((await bare.reveal(level)).error).toMatchObject({
        ...{ id: 'reveal-refused', details: { why: 'no-preview' } },
      })
    const sealed = await seeing('image')
    await treat(server, sealed.task.projectId, 'T4')
    const { results } = await sealed.client.ok('assignment.get', { params: { assignmentId: sealed.task.assignmentId } })
    for (const result of results) expect(result).toMatchObject({ preview: null, range: { start: 0, text: 0, most: 0 } })
    expect((await sealed.reveal(1)).error.details).toEqual({ why: 'sealed' })
    const preferences = JSON.stringify({ sealed: true })
    await server.db.insertInto('viewing_preference').values({ person_id: sealed.client.id, preferences }).execute()
    expect((await sealed.reveal(3)).status).toBe(200)
    expect((await sealed.reveal(4)).error.details).toEqual({ why: 'ceiling' })
  })

  test('a project’s ceiling and a person’s own choice only lower it', async () => {
    const viewing = { tightening: {}, ceiling: 1 as const, origins: [], ingest: false, trial: null }
    const low = await seeing('image', { viewing })
    expect(low.result).toMatchObject({ range: { start: 1, most: 1 }, preview: { level: 1 } })
    expect((await low.reveal(2)).error.details).toEqual({ why: 'ceiling' })
    const projectId = await maskedProject(server, owner, { queries: 1 })
    const ana = await annotator(server, projectId, `Ana ${n++}`)
    const preferences = JSON.stringify({ byCategory: { sexual: { start: 0, words: true } }, most: 3 })
    await server.db.insertInto('viewing_preference').values({ person_id: ana.id, preferences }).execute()
    const own = await Seeing.of(ana, projectId, 'image')
    expect(own.result).toMatchObject({ range: { start: 0, most: 3 }, preview: null })
    expect((await own.reveal(4)).error.details).toEqual({ why: 'ceiling' })
    expect((await own.reveal(3)).status).toBe(200)
  })

  test('two styles of masking under trial differ by sitting, stay what they are, and never start higher', async () => {
    const viewing = { tightening: {}, ceiling: 5 as const, origins: [], ingest: false, trial: { a: 0, b: 4 } as const }
    const projectId = await maskedProject(server, owner, { queries: 5, viewing })
    const ana = await annotator(server, projectId, `Ana ${n++}`)
    const all = (await next(ana, projectId, 5)).tasks
    for (const task of all) {
      const start = (await trialArm(server.secret, task.assignmentId)) === 'a' ? 0 : 2
      expect(task.results.find(({ kind }) => kind === 'image')?.range?.start).toBe(start)
    }
    const arms = await Promise.all(Array.from({ length: 400 }, (_, i) => trialArm(server.secret, `sitting ${i}`)))
    expect(Math.abs(arms.filter((arm) => arm === 'a').length - 200)).toBeLessThan(60)
    const [first] = all
    const again = await ana.ok('assignment.get', { params: { assignmentId: first?.assignmentId ?? '' } })
    expect(again.results.map(({ range }) => range)).toEqual(first?.results.map(({ range }) => range))
  })
})

describe('a viewing', () => {
  test('shows a picture at its level, and nothing of any other', async () => {
    const it = await seeing('image')
    const viewing = await it.open(3)
    expect(viewing).toMatchObject({ level: 3, part: 'media', words: null, beatSeconds: 20 })
    expect(viewing.media).toMatchObject({ kind: 'image', mime: 'image/webp', width: 320, captions: [] })
    expect(await text(await it.file(one(viewing.media)))).toMatch(/^picture of level 3/)
    for (const part of ['poster', 'still-1', 'hls-x', 'captions-en', 'preview'])
      expect((await it.file(`/api/viewings/${viewing.id}/${part}`)).status).toBe(404)
  })

  test('a clip is stills at level 3, silent at 4, and itself at 5', async () => {
    const it = await seeing('video')
    const stills = await it.open(3)
    expect(stills.media).toMatchObject({ kind: 'stills', srcs: { length: 3 } })
    for (const [at, src] of (stills.media?.srcs ?? []).entries())
      expect(await text(await it.file(src))).toMatch(`picture of level 3, ${at}`)
    const silent = await it.open(4)
    expect(silent.media).toMatchObject({ kind: 'video', mime: 'video/mp4', width: 640 })
    expect(await text(await it.file(one(silent.media)))).toMatch(/^picture of level 4/)
    const whole = await it.open(5)
    expect(whole.media).toMatchObject({ kind: 'video', mime: 'video/webm' })
    expect((await text(await it.file(one(whole.media)))).startsWith(canary)).toBe(true)
  })

  test('a masked clip can be sought: ranges, in pieces of a mebibyte', async () => {
    const it = await seeing('video')
    const src = one((await it.open(5)).media)
    const head = await it.file(src, 'bytes=0-')
    expect([head.status, head.headers.get('content-range')]).toEqual([206, 'bytes 0-1048575/3000000'])
    expect(head.headers.get('content-disposition')).toBe('inline')
    const tail = await it.file(src, 'bytes=2999990-')
    expect([tail.status, (await tail.arrayBuffer()).byteLength]).toEqual([206, 10])
    expect((await it.file(src, 'bytes=3000000-')).status).toBe(400)
  })

  test('words are the original at 4 and 5, and stay a card below without a list of the language', async () => {
    const it = await seeing('text')
    expect((await it.reveal(3, 'text')).error.details).toEqual({ why: 'no-preview' })
    expect((await it.reveal(1, 'text')).status).toBe(400)
    expect((await it.reveal(3, 'media')).status).toBe(404)
    const { words, media } = await it.open(4, 'text')
    expect(media).toBeNull()
    expect(words?.title).toContain(`${canary} title`)
    expect(words).toMatchObject({
      author: expect.stringContaining(canary),
      url: expect.stringContaining(canary.toLowerCase()),
    })
  })

  test('captions are words: they come once the words are raised as well, and go with them', async () => {
    const it = await seeing('video')
    expect((await it.open(5)).media?.captions).toEqual([])
    const words = await it.open(5, 'text')
    const { media } = await it.open(5)
    expect(media?.captions).toMatchObject([{ language: 'en' }])
    const src = media?.captions[0]?.src ?? ''
    expect(await text(await it.file(src))).toContain(canary)
    await it.client.ok('viewing.close', { params: { viewingId: words.id } })
    expect((await it.file(src)).status).toBe(404)
  })

  test('those who review see by the same rules; annotators have no such way', async () => {
    const projectId = await maskedProject(server, owner, { queries: 1, treatment: 'T3' })
    const [rea, tom] = [
      await memberWith(server, projectId, `Rea ${n++}`, ['reviewer']),
      await memberWith(server, projectId, `Tom ${n++}`, ['trainer']),
    ]
    const result = await server.db
      .selectFrom('result')
      .select('id')
      .where('project_id', '=', projectId)
      .where('kind', '=', 'image')
      .executeTakeFirstOrThrow()
    const input = { params: { projectId, resultId: result.id }, body: { level: 4, part: 'media' } } as const
    for (const client of [rea, tom, owner]) {
      const { grant } = await client.ok('result.reveal', input)
      const { media } = await client.ok('viewing.open', { body: { grant } })
      expect(await text(await client.request(one(media)))).toMatch(/^picture of level 4/)
    }
    const tooFar = await rea.call('result.reveal', { ...input, body: { level: 5, part: 'media' } })
    expect(tooFar.error.details).toEqual({ why: 'ceiling' })
    const ana = await annotator(server, projectId, `Ana ${n++}`)
    expect((await ana.call('result.reveal', input)).status).toBe(403)
  })
})

describe('exposure', () => {
  const rows = (personId: string) =>
    server.db.selectFrom('viewing').selectAll().where('person_id', '=', personId).orderBy('opened_at').execute()

  test('is counted from open to close, weighted, and a step further closes the step before', async () => {
    const it = await seeing('image', { treatment: 'T3' })
    const first = await it.open(3)
    server.pass(0.5)
    const second = await it.open(4)
    server.pass(0.25)
    await it.client.ok('viewing.close', { params: { viewingId: second.id } })
    server.pass(5)
    await it.client.ok('viewing.close', { params: { viewingId: second.id } })
    const [a, b] = await rows(it.client.id)
    expect(a).toMatchObject({ id: first.id, level: 3, treatment: 'T3', categories: ['violence'], part: 'media' })
    expect([a?.weight, b?.weight]).toEqual([exposureOf(30, 3, 'T3'), exposureOf(15, 4, 'T3')])
  })

  test('of what was left open ends a minute after the last sign of life', async () => {
    const it = await seeing('image')
    const { id } = await it.open(4)
    server.pass(0.5)
    await it.client.ok('viewing.beat', { params: { viewingId: id } })
    server.pass(30)
    await it.open(2)
    const [left] = await rows(it.client.id)
    expect(left?.weight).toBe(exposureOf(90, 4, 'T2'))
    expect((left?.closed_at?.getTime() ?? 0) - (left?.opened_at.getTime() ?? 0)).toBe(90_000)
  })
})
