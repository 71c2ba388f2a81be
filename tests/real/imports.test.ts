import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { importTable, runImport, upload } from '../support/imports.ts'
import { plainProject } from '../support/projects.ts'
import { hasShared, sharedText, skipNote } from './shared.ts'

const languages = ['ar', 'de', 'el', 'en', 'es', 'hi', 'ro', 'ru', 'th', 'tr', 'vi', 'zh']

describe.skipIf(!hasShared)(`real data comes in as it is${skipNote}`, async () => {
  const database = await freshDatabase()
  let server: TestServer
  let owner: Client

  beforeAll(async () => {
    server = await testServer(database.db, { now: () => new Date() })
    owner = await server.owner()
  })
  afterAll(() => database.drop())

  test('chorus: 135 queries, 3,188 results, four sources that do not count', async () => {
    const { id: projectId } = await owner.ok('project.create', { body: plainProject })
    const job = await importTable(
      owner,
      projectId,
      'individual_ratings.csv',
      sharedText('chorus-ecommerce/individual_ratings.csv'),
    )
    expect(job).toMatchObject({ state: 'done', queries: 135, results: 3188, ratings: 4 * 3188, badRows: 0 })
    const { sources } = await owner.ok('project.sources', { params: { projectId } })
    expect(sources.map(({ name, labels, counts }) => [name, labels, counts])).toEqual(
      ['agent_1_rating', 'agent_2_rating', 'agent_3_rating', 'final_rating'].map((name) => [name, 3188, false]),
    )
    const again = await importTable(owner, projectId, 'rated.csv', sharedText('chorus-ecommerce/rated.csv'))
    expect(again).toMatchObject({ state: 'done', results: 480, matched: 3188 })
  })

  test('xquad: twelve languages whose ids repeat', async () => {
    const { id: projectId } = await owner.ok('project.create', { body: { ...plainProject, languages } })
    for (const language of languages) {
      const files: Record<string, string> = {}
      for (const [part, file] of [
        ['topics', 'topics.tsv'],
        ['run', 'run.bm25.txt'],
        ['documents', 'docs.jsonl'],
        ['qrels', 'qrels.txt'],
      ] as const) {
        files[part] = await upload(owner, projectId, file, sharedText(`xquad-retrieval/${language}/${file}`))
      }
      expect(await runImport(owner, projectId, { format: 'trec', files, language })).toMatchObject({
        state: 'done',
        queries: 60,
        results: sharedText(`xquad-retrieval/${language}/run.bm25.txt`).trim().split('\n').length,
        badRows: 0,
      })
    }
    const { counts } = await owner.ok('project.get', { params: { projectId } })
    expect(counts).toMatchObject({ queries: 720, results: 7137, tasks: 720 })
  })
})
