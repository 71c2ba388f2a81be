import { expect, test } from 'vitest'
import type { StageRow } from '#server/ingest/stage.ts'
import type { Client } from '../support/api.ts'
import { answer, resultsOf } from '../support/gold.ts'
import { annotator, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'
import { plantSession, plantVotes, settle } from '../support/settled.ts'

const { server, owner } = await served()

/** The same queries and documents in two languages, under the same ids. */
const translated = (queries: number): StageRow[] => [
  ...stageRows(queries, 2),
  ...stageRows(queries, 2, { language: 'de' }).map((row) => ({ ...row, query: `Anfrage ${row.query.slice(6)}` })),
]
const drift = async (client: Client, projectId: string) => {
  const { report } = await client.ok('drift.get', { params: { projectId } })
  if (!report) throw new Error('still computing')
  return report
}

/** Does all tasks there are, with one grade. */
async function doAll(client: Client, projectId: string, grade: number): Promise<void> {
  for (let got = await next(client, projectId); got.tasks[0]; got = await next(client, projectId))
    await answer(client, got.tasks[0], () => grade)
}

test('a language in which the same things get lower grades is the harsher one, and so is who gives them', async () => {
  const projectId = await makeProject(server, owner, { overlap: 2, rows: translated(4) })
  const named = (name: string, language: string) =>
    annotator(server, projectId, `${name} ${projectId.slice(-6)}`, { languages: [language] })
  const people = [
    await named('Ana', 'en'),
    await named('Ben', 'en'),
    await named('Cem', 'de'),
    await named('Dora', 'de'),
  ]
  for (const [at, grade] of [3, 2, 2, 1].entries()) await doAll(people[at] as Client, projectId, grade)
  const { languages, people: rows, anchors, anchorCount } = await drift(owner, projectId)
  expect(languages).toMatchObject([
    { language: 'de', anchors: 8, labels: 16, offset: { value: -0.5, low: -0.5, high: -0.5 } },
    { language: 'en', anchors: 8, labels: 16, offset: { value: 0.5 } },
  ])
  expect(
    rows.map(({ name, languages: of, inAll, inLanguage }) => [name.slice(0, 3), of, inAll.value, inLanguage.value]),
  ).toEqual([
    ['Dor', ['de'], -1, -1],
    ['Cem', ['de'], 0, 1],
    ['Ben', ['en'], 0, -1],
    ['Ana', ['en'], 1, 1],
  ])
  expect(anchorCount).toBe(8)
  expect(anchors[0]).toMatchObject({
    ...{ sessionId: null, range: 1 },
    cells: [
      { language: 'de', values: [1, 2] },
      { language: 'en', values: [2, 3] },
    ],
  })
})

test('what a calibration settled is an anchor where its voters work in different languages', async () => {
  const projectId = await makeProject(server, owner, { rows: stageRows(4, 1) })
  const ids = (await resultsOf(server, projectId)).map(({ id }) => id)
  const named = (name: string, languages: string[]) =>
    annotator(server, projectId, `${name} ${projectId.slice(-6)}`, { languages })
  const [ana, ben, eve] = [await named('Ana', ['en']), await named('Ben', ['de']), await named('Eve', ['en'])]
  const sessionId = await plantSession(server, { projectId, trainer: owner, results: ids, people: [ana, ben, eve] })
  for (const n of ids.keys()) {
    const which = { projectId, sessionId, n }
    // The last one is not settled: nothing of it is told.
    await plantVotes(
      server,
      which,
      [ana, ben, eve].map((by) => ({ by, value: by === ben ? 0 : 3 })),
    )
    if (n < 3) await settle(server, which, owner)
  }
  const { languages, anchors } = await drift(owner, projectId)
  expect(languages).toMatchObject([
    { language: 'de', anchors: 3, labels: 3, offset: { value: -1.5 } },
    { language: 'en', anchors: 3, labels: 6, offset: { value: 1.5 } },
  ])
  expect(anchors.map(({ sessionId: of }) => of)).toEqual([sessionId, sessionId, sessionId])
})

test('says so where there is nothing to compare; what is masked keeps its words; names are for owners', async () => {
  const empty = await makeProject(server, owner, { rows: stageRows(2, 2) })
  expect(await drift(owner, empty)).toMatchObject({ languages: [], people: [], anchors: [], anchorCount: 0 })
  const projectId = await makeProject(server, owner, {
    rows: translated(1).map((row) => ({ ...row, treatment: 'T3' as const })),
  })
  const ana = await annotator(server, projectId, `Ana ${projectId.slice(-6)}`)
  await doAll(ana, projectId, 2)
  await server.db
    .updateTable('membership')
    .set({ roles: ['reviewer'] })
    .where('person_id', '=', ana.id)
    .where('project_id', '=', projectId)
    .execute()
  const { anchors, people } = await drift(ana, projectId)
  expect(anchors.map(({ title }) => title)).toEqual(['', ''])
  expect(JSON.stringify(people)).not.toContain('Ana')
  const ben = await annotator(server, projectId, `Ben ${projectId.slice(-6)}`)
  expect((await ben.call('drift.get', { params: { projectId } })).status).toBe(403)
})
