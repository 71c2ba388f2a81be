import { beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { bothBad } from '#core/preference.ts'
import { parseCsv } from '../support/csv.ts'
import { importTable, runImport, upload } from '../support/imports.ts'
import { fourDocs, judgedPairs, projectWith, twoLists } from '../support/kinds.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { served } from '../support/served.ts'

/** Two queries with lists, compared by three people. */
let made: string
const { server, owner } = await served({ now: () => new Date() })

/** What each of three says of the queries, from bm25 to dense, and why. */
const said = [
  [-3, '[relevance, quality] less noise'],
  [-1, '[freshness]'],
  [2, '=not a formula, "quoted"'],
] as const

beforeAll(async () => {
  made = await projectWith(owner, 'sides', twoLists(2), { overlap: 3 })
  for (const [at, [value, explanation]] of said.entries()) {
    const client = await annotator(server, made, `Sam ${at}`)
    for (let task: TaskView | undefined; ; ) {
      task = (await next(client, made)).tasks[0]
      if (!task) break
      const isFirst = task.results[0]?.title === 'Title d1'
      // The second query is said the other way by the last, so that agreement is no round figure.
      const own = at === 2 && task.query.text === 'query 2' ? -2 : value
      const label = { subject: task.whole ?? '', value: isFirst ? own : 0 - own, explanation }
      await client.ok('label.save', { body: { labels: [labelFor(task, 0, label)] } })
      await finish(client, task)
    }
  }
})

async function exported(projectId: string, all = false): Promise<string> {
  const path = `/api/projects/${projectId}/exports/preferences?file=preferences${all ? '&all=yes' : ''}`
  return (await owner.request(path)).text()
}

/** The preferences of a project as sorted lines, whoever said them: a person, or a source of that name. */
async function preferencesOf(projectId: string): Promise<string[]> {
  return parseCsv(await exported(projectId, true))
    .map(({ person, source, ...row }) => JSON.stringify({ ...row, by: person || source }))
    .sort()
}

const summary = (projectId: string, all?: 'yes') =>
  owner.ok('preferences.get', { params: { projectId }, query: all ? { all } : {} })

async function countSources(projectId: string): Promise<void> {
  const { sources } = await owner.ok('project.sources', { params: { projectId } })
  for (const { id } of sources)
    await owner.ok('project.updateSource', { params: { projectId, sourceId: id }, body: { counts: true } })
}

describe('preferences between two lists', () => {
  test('come in again as they were exported, into a project that has the lists', async () => {
    const again = await projectWith(owner, 'sides', twoLists(2), { overlap: 3 })
    const job = await importTable(owner, again, 'preferences.csv', await exported(made))
    expect(job).toMatchObject({ state: 'done', rows: 6, ratings: 6, queries: 0, results: 0, badRows: 0 })
    const before = await preferencesOf(made)
    expect(before).toHaveLength(6)
    expect(before.some((line) => line.includes('relevance quality') && line.includes('less noise'))).toBe(true)
    expect(await preferencesOf(again)).toEqual(before)
  })

  test('count for nothing until the owner says so, and then agree as the people did', async () => {
    const again = await projectWith(owner, 'sides', twoLists(2), { overlap: 3 })
    await importTable(owner, again, 'preferences.csv', await exported(made))
    const here = await summary(made)
    expect(here.alpha).not.toBeNull()
    expect(await summary(again)).toMatchObject({ votes: 0, alpha: null })
    const { alpha, lists, votes } = here
    expect(await summary(again, 'yes')).toMatchObject({ alpha, lists, votes })
    expect((await owner.ok('insights.agreement', { params: { projectId: again } })).report).toMatchObject({ labels: 0 })
    await countSources(again)
    expect(await summary(again)).toMatchObject({ alpha, lists, votes })
    const reports = [made, again].map((projectId) => owner.ok('insights.agreement', { params: { projectId } }))
    const [one, other] = (await Promise.all(reports)).map(({ report }) => report)
    expect(other).toMatchObject({ labels: 6, units: 2, raters: 3 })
    const values = (report: typeof one) => report?.measures.map(({ measure, value }) => [measure, value])
    expect(values(other)).toEqual(values(one))
  })

  test('turn round where a file names the rankers the other way, found by id or by words', async () => {
    const again = await projectWith(owner, 'sides', twoLists(2))
    const byWords =
      'query,ranker_a,ranker_b,judge,preference\nquery 1,dense,bm25,w1,3\nquery 2,bm25,dense,w1,right better\n'
    expect(await importTable(owner, again, 'a.csv', byWords)).toMatchObject({ state: 'done', ratings: 2 })
    const byId = 'query_id,first,second,preference\nt1,bm25,dense,0\n'
    expect(await importTable(owner, again, 'b.csv', byId)).toMatchObject({ state: 'done', ratings: 1 })
    const rows = parseCsv(await exported(again, true))
    expect(rows.map((row) => [row.query_id, row.first, row.second, row.source, row.preference]).sort()).toEqual([
      ['t1', 'bm25', 'dense', 'imported', '0'],
      ['t1', 'bm25', 'dense', 'w1', '-3'],
      ['t2', 'bm25', 'dense', 'w1', '2'],
    ])
    // Said again, the later word is in force, with its own reasons.
    const newer = 'query_id,first,second,judge,preference,reasons\nt1,bm25,dense,w1,1,safety\n'
    await importTable(owner, again, 'c.csv', newer)
    const now = parseCsv(await exported(again, true)).find((row) => row.query_id === 't1' && row.source === 'w1')
    expect(now).toMatchObject({ preference: '1', reasons: 'safety' })
  })

  test('are refused as a whole where a row is wrong, each named with its reason', async () => {
    const again = await projectWith(owner, 'sides', twoLists(2))
    const rows = [
      'query_id,query,language,first,second,person,preference,reasons',
      't1,query 1,en,bm25,dense,w1,-3,relevance',
      't1,query 1,en,bm25,sparse,w1,1,',
      't9,query 9,en,bm25,dense,w1,1,',
      't1,query 2,en,bm25,dense,w2,1,',
      't1,,en,dense,bm25,w1,1,',
      't1,,en,bm25,dense,w3,5,',
      't1,,en,bm25,,w3,1,',
      't1,,en,bm25,bm25,w3,1,',
      't1,,en,bm25,dense,w3,1,taste',
      't1,,fi,bm25,dense,w3,1,',
    ]
    const job = await importTable(owner, again, 'bad.csv', `${rows.join('\n')}\n`)
    expect(job).toMatchObject({ state: 'refused', ratings: 0, badRows: 9 })
    expect(job.bad.map(({ row, problem, detail }) => [row, problem, detail]).sort()).toEqual(
      [
        [3, 'unknown-lists', 'bm25 · sparse'],
        [4, 'unknown-lists', 'bm25 · dense'],
        [5, 'other-query-text', 'query 2'],
        [6, 'judged-twice', 'w1'],
        [7, 'unknown-preference-7', '5'],
        [8, 'empty-ranker', 't1  en bm25  w3 1'],
        [9, 'same-twice', 'bm25'],
        [10, 'unknown-why', 'taste'],
        [11, 'bad-language', 'fi'],
      ].sort(),
    )
    expect(await summary(again, 'yes')).toMatchObject({ votes: 0 })
  })

  test('name the query by its id where several have the same words', async () => {
    const lists = `${twoLists(1)}${twoLists(1).split('\n').slice(1).join('\n').replaceAll('t1,', 't2,')}`
    const projectId = await projectWith(owner, 'sides', lists)
    const byWords = 'query,first,second,judge,preference\nquery 1,bm25,dense,w1,1\n'
    const job = await importTable(owner, projectId, 'a.csv', byWords)
    expect([job.state, job.bad]).toMatchObject(['refused', [{ row: 2, problem: 'same-words', detail: 'query 1' }]])
    const byId = 'query_id,query,first,second,judge,preference\nt2,query 1,bm25,dense,w1,1\n'
    expect(await importTable(owner, projectId, 'b.csv', byId)).toMatchObject({ state: 'done', ratings: 1 })
    expect(parseCsv(await exported(projectId, true)).map((row) => row.query_id)).toEqual(['t2'])
  })

  test('need both rankers, a preference and a query; files of pairs are not taken for lists', async () => {
    const projectId = await projectWith(owner, 'sides', twoLists(1))
    const rows = await upload(owner, projectId, 'a.csv', 'query,first,second,preference\nquery 1,bm25,dense,1\n')
    const start = async (columns: string[], mapping: ('query' | 'left' | 'right' | 'preference')[]) => {
      const body = { format: 'csv' as const, files: { rows }, columns, mapping, language: 'en', market: 'US' }
      return owner.call('import.create', { params: { projectId }, body })
    }
    for (const mapping of [
      ['query', 'left'],
      ['left', 'right', 'query'],
      ['left', 'right', 'preference'],
    ] as const)
      expect((await start([...mapping], [...mapping])).status).toBe(400)
    const files = { topics: rows, prefs: rows }
    await expect(runImport(owner, projectId, { format: 'trec', files })).rejects.toThrow(/400|bad-request/)
  })
})

test('preferences between pairs come in again from the same file, both bad and equal too', async () => {
  const values = { 'a b': -1, 'a c': bothBad, 'b c': 0 }
  const { projectId } = await judgedPairs(server, owner, [values, { ...values, 'a b': 1 }], 'Pat')
  const again = await projectWith(owner, 'pairwise', fourDocs)
  const job = await importTable(owner, again, 'preferences.csv', await exported(projectId))
  expect(job).toMatchObject({ state: 'done', ratings: 6, badRows: 0 })
  expect(await preferencesOf(again)).toEqual(await preferencesOf(projectId))
  const [here, there] = [await summary(projectId), await summary(again, 'yes')]
  expect([there.alpha, there.votes, there.bothBadShare]).toEqual([here.alpha, here.votes, here.bothBadShare])
})
