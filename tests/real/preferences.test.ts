import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { importTable } from '../support/imports.ts'
import { projectOf } from '../support/kinds.ts'
import { hasShared, sharedText, skipNote } from './shared.ts'

describe.skipIf(!hasShared)(`music preferences come in as pairs${skipNote}`, async () => {
  const database = await freshDatabase()
  let server: TestServer
  let owner: Client

  beforeAll(async () => {
    server = await testServer(database.db, { now: () => new Date() })
    owner = await server.owner()
  })
  afterAll(() => database.drop())

  test('every row is taken, and the strengths follow the groups of the qrels', async () => {
    const { id: projectId } = await owner.ok('project.create', { body: projectOf('pairwise') })
    const job = await importTable(owner, projectId, 'judgments.csv', sharedText('music-preferences/judgments.csv'))
    // Five of the 2,810 rows name a pair without saying which is better.
    expect(job).toMatchObject({ state: 'done', rows: 2810, badRows: 0, queries: 11, ratings: 2805 })
    const none = await owner.ok('preferences.get', { params: { projectId } })
    expect(none.votes).toBe(0)
    const { votes, queries, alpha } = await owner.ok('preferences.get', {
      params: { projectId },
      query: { all: 'yes' },
    })
    expect([votes, queries.length]).toEqual([2805, 11])
    expect(alpha).toBeGreaterThan(0)
    const groups = new Map(
      sharedText('music-preferences/MTurk.qrel')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split('\t'))
        .map(([, query, document, group]) => [`${query} ${document}`, Number(group)]),
    )
    let [agreeing, opposed] = [0, 0]
    for (const { query, ranked } of queries) {
      const known = ranked.map(({ document }) => groups.get(`${query} ${document}`)).filter((one) => one !== undefined)
      for (const [at, one] of known.entries())
        for (const later of known.slice(at + 1)) {
          if (one < later) agreeing++
          if (one > later) opposed++
        }
    }
    expect(agreeing).toBeGreaterThan(9 * opposed)
  })
})
