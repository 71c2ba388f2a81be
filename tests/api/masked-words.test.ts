import { beforeAll, expect, test } from 'vitest'
import { wordMasks } from '#server/queries/masked-words.ts'
import { annotator, makeProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
let projectId: string

beforeAll(async () => {
  projectId = await makeProject(server, owner)
})

const masked = async (text: string, language = 'en') =>
  (await wordMasks(server.db, [{ projectId, language }]))(projectId, language)?.(text)

test('lists are kept by language and token, and masks follow every change', async () => {
  expect(await masked('blorg')).toBeUndefined()
  const body = { language: 'en', token: 'slur' as const, words: ['blorg', ' blorg ', 'zutt'] }
  expect(await owner.ok('words.update', { params: { projectId }, body })).toEqual({
    lists: [{ ...body, words: ['blorg', 'zutt'] }],
  })
  expect(await masked('A blorg and a zutt')).toBe('A [slur] and a [slur]')
  await owner.ok('words.update', {
    params: { projectId },
    body: { ...body, token: 'insult', words: ['zutt', 'quimbo'] },
  })
  expect(await masked('blorg zutt quimbo')).toBe('[slur] [slur] [insult]')
  expect((await owner.ok('words.get', { params: { projectId } })).lists.map(({ token }) => token)).toEqual([
    'slur',
    'insult',
  ])
  await owner.ok('words.update', { params: { projectId }, body: { ...body, words: [] } })
  expect(await masked('blorg zutt')).toBe('blorg [insult]')
  await owner.ok('words.update', { params: { projectId }, body: { ...body, token: 'insult', words: [] } })
  // Without a word in any list texts stay cards.
  expect(await masked('blorg')).toBeUndefined()
})

test('what is no list is refused', async () => {
  const update = async (body: object) =>
    (await owner.call('words.update', { params: { projectId }, body: body as never })).status
  expect(await update({ language: 'xx', token: 'slur', words: [] })).toBe(422)
  expect(await update({ language: 'en', token: 'rude', words: [] })).toBe(400)
  expect(await update({ language: 'en', token: 'slur', words: ['x'.repeat(201)] })).toBe(400)
  expect(
    await update({ language: 'en', token: 'slur', words: Array.from({ length: 20_001 }, (_, i) => `w${i}`) }),
  ).toBe(400)
  expect(
    await update({ language: 'en', token: 'slur', words: Array.from({ length: 20_000 }, (_, i) => `word${i}`) }),
  ).toBe(200)
  await update({ language: 'en', token: 'slur', words: [] })
})

test('only owners read the lists', async () => {
  const ana = await annotator(server, projectId, 'Ana Words')
  expect((await ana.call('words.get', { params: { projectId } })).status).toBe(403)
  expect((await server.stranger().call('words.get', { params: { projectId } })).status).toBe(401)
})
