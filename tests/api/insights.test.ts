import { beforeAll, expect, test } from 'vitest'
import type { Role } from '#contract/basics.ts'
import type { AgreementReport } from '#contract/insights.ts'
import type { Client } from '../support/api.ts'
import { annotator, gradeQueries, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let projectId: string
let people: Client[]
const { server, owner } = await served()

/** Two queries with two results each; what Ana, Ben and Cem give them. */
const given = [
  [
    [0, 1],
    [2, 3],
  ],
  [
    [0, 1],
    [2, 2],
  ],
  [
    [0, 2],
    [2, 3],
  ],
]

beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 4, rows: stageRows(2, 2) })
  people = await Promise.all(['Ana', 'Ben', 'Cem'].map((name) => annotator(server, projectId, name)))
  for (const [at, client] of people.entries()) await gradeQueries(client, projectId, given[at] ?? [])
})

async function member(name: string, roles: Role[]): Promise<Client> {
  const body = { roles, languages: [], markets: [], note: '', days: 7, count: 1 }
  const { links } = await owner.ok('invitation.create', { params: { projectId }, body })
  return server.join(links[0]?.url ?? '', name, `${name.toLowerCase()}@example.org`)
}

async function report(client = owner, query = {}, id = projectId): Promise<AgreementReport> {
  const { report: found } = await client.ok('insights.agreement', { params: { projectId: id }, query })
  if (!found) throw new Error('no report')
  return found
}
const measure = ({ measures }: AgreementReport, id: string) => measures.find((row) => row.measure === id)

test('the figures are those worked out by hand', async () => {
  const found = await report()
  expect(found).toMatchObject({ grades: [0, 1, 2, 3], labels: 12, units: 4, raters: 3, scaleVersion: 1 })
  // Two results are unanimous, on two one of three pairs agrees.
  expect(measure(found, 'percent')?.value).toBeCloseTo(2 / 3, 12)
  // Of 12 labels 3, 2, 5 and 2 have the four grades.
  expect(measure(found, 'alpha-nominal')?.value).toBeCloseTo(1 - 1 / 3 / (1 - 30 / 132), 12)
  const chance = (9 + 4 + 25 + 4) / 144
  expect(measure(found, 'fleiss')?.value).toBeCloseTo((2 / 3 - chance) / (1 - chance), 12)
  const hard = (1 - chance) / 3
  expect(measure(found, 'ac1')?.value).toBeCloseTo((2 / 3 - hard) / (1 - hard), 12)
  for (const { value, low, high, reason } of found.measures) {
    expect(reason).toBeNull()
    expect(low).toBeLessThanOrEqual(value ?? -9)
    expect(high).toBeGreaterThanOrEqual(value ?? 9)
  }
})

test('people stand against the others: pairs that agree, alpha without them, harsh or lenient', async () => {
  const found = await report()
  const at = (name: string) => found.people.findIndex((row) => row.name === name)
  const [ana, ben, cem] = ['Ana', 'Ben', 'Cem'].map((name) => found.people[at(name)])
  expect([ana?.percent.value, ben?.percent.value, cem?.percent.value]).toEqual([0.75, 0.625, 0.625])
  // Ben: 0, 1 against 1.5, 0, 2 against 3.
  expect([ana?.lean.value, ben?.lean.value, cem?.lean.value]).toEqual([0, -0.375, 0.375])
  // Ana and Ben agree on 0, 1, 2 and differ on 3 against 2.
  const two = [at('Ana'), at('Ben')]
  const lone = found.pairs.find(({ a, b }) => two.includes(a) && two.includes(b))
  const cells = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0]
  const turned = cells.map((_, cell) => cells[(cell % 4) * 4 + Math.floor(cell / 4)] ?? 0)
  expect(lone).toMatchObject({ units: 4, confusion: lone?.a === at('Ana') ? cells : turned })
  expect(lone?.none).toBeCloseTo((0.75 - 0.25) / 0.75, 12)
  // Without Cem: labels 2, 2, 3, 1; the ordinal distance of 0 and 3 is (8 − (2 + 1) / 2)², and so on.
  const far = [4, 20.25, 42.25, 6.25, 20.25, 4] as const
  const [n0, n1, n2, n3] = [2, 2, 3, 1]
  const expected =
    n0 * n1 * far[0] + n0 * n2 * far[1] + n0 * n3 * far[2] + n1 * n2 * far[3] + n1 * n3 * far[4] + n2 * n3 * far[5]
  expect(cem?.without.value).toBeCloseTo(1 - (7 * 1 * far[5]) / expected, 12)
})

test('slices: language, market, grade, month; a narrowed report holds the same as its slice', async () => {
  const { slices } = await report()
  const keys = (by: string) => slices.filter((row) => row.by === by).map(({ key }) => key)
  expect([keys('language'), keys('market'), keys('clause'), keys('month')]).toEqual([['en'], ['US'], [], ['2026-11']])
  const grades = slices.filter((row) => row.by === 'grade')
  expect(grades.map(({ percent }) => percent.value?.toFixed(3))).toEqual(['1.000', '0.500', '0.600', '0.500'])
  const narrow = await report(owner, { language: 'en', market: 'US' })
  expect(narrow.measures).toEqual((await report()).measures)
  const none = await report(owner, { language: 'de' })
  expect(none).toMatchObject({ units: 0, labels: 0 })
  expect(none.measures.map(({ value, reason }) => [value, reason])).toEqual(none.measures.map(() => [null, 'no-pairs']))
})

test('reviewers and trainers see pseudonyms, annotators and strangers nothing at all', async () => {
  for (const role of ['reviewer', 'trainer'] as const) {
    const client = await member(role, [role])
    const names = (await report(client)).people.map(({ name }) => name)
    expect(new Set(names).size).toBe(3)
    expect(names.filter((name) => ['', 'Ana', 'Ben', 'Cem'].includes(name))).toEqual([])
    expect((await client.call('insights.consensus', { params: { projectId } })).status).toBe(200)
    expect((await client.call('insights.signals', { params: { projectId } })).status).toBe(403)
  }
  for (const id of ['insights.agreement', 'insights.consensus', 'insights.signals'] as const) {
    const answer = await people[0]?.call(id, { params: { projectId } })
    expect([answer?.status, Object.keys(answer?.error ?? {}).sort()]).toEqual([403, ['id', 'message']])
    expect((await server.stranger().call(id, { params: { projectId } })).status).toBe(401)
  }
})

test('one grade alone leaves kappa undefined, and says why', async () => {
  const other = await makeProject(server, owner, { overlap: 2, rows: stageRows(2, 1) })
  for (const name of ['Una', 'Uri']) await gradeQueries(await annotator(server, other, name), other, [[2], [2]])
  const found = await report(owner, {}, other)
  expect(measure(found, 'alpha-ordinal')).toMatchObject({ value: null, low: null, high: null, reason: 'one-category' })
  expect(measure(found, 'percent')).toMatchObject({ value: 1, reason: null })
  expect(found.pairs[0]).toMatchObject({ none: null, reason: 'one-category' })
})

test('work that is not submitted, “cannot judge” and sources that do not count are left out; a change is seen at once', async () => {
  const before = await report()
  const dan = await annotator(server, projectId, 'Dan')
  const task = (await next(dan, projectId)).tasks[0]
  if (!task) throw new Error('no task')
  await dan.ok('label.save', { body: { labels: [labelFor(task, 0, { value: 3 })] } })
  expect(await report()).toMatchObject({ labels: 12, raters: 3 })
  const cannot = labelFor(task, 1, { kind: 'cannot-judge', value: null, reason: 'gone' })
  await dan.ok('label.save', { body: { labels: [cannot] } })
  server.pass(5)
  const body = { outcome: 'submit' as const, madeAt: '2026-11-24T09:00:00.000Z' }
  await dan.ok('assignment.finish', { params: { assignmentId: task.assignmentId }, body })
  const after = await report()
  expect(after).toMatchObject({ labels: 13, raters: 4, leftOut: { otherScale: 0, cannotJudge: 1 } })
  expect(after.computedAt > before.computedAt).toBe(true)
  expect(measure(after, 'percent')?.value).not.toBe(measure(before, 'percent')?.value)
})

test('imported sources are raters as soon as the owner lets them count', async () => {
  const ratings = [
    { source: 'other_tool', value: 3 },
    { source: 'third_tool', value: 1 },
  ]
  const other = await makeProject(server, owner, { rows: stageRows(2, 1, { ratings }) })
  expect(await report(owner, {}, other)).toMatchObject({ labels: 0, raters: 0 })
  const { sources } = await owner.ok('project.sources', { params: { projectId: other } })
  for (const { id: sourceId } of sources)
    await owner.ok('project.updateSource', { params: { projectId: other, sourceId }, body: { counts: true } })
  const found = await report(owner, {}, other)
  expect(found).toMatchObject({ labels: 4, units: 2, raters: 2 })
  expect(found.people.map(({ name, isSource }) => [name, isSource]).sort()).toEqual([
    ['other_tool', true],
    ['third_tool', true],
  ])
})

test('what nobody may see any more is in no figure', async () => {
  const rows = stageRows(1, 3, { text: 'a text of its own' }).map((row, at) => ({ ...row, title: `Only here ${at}` }))
  const id = await makeProject(server, owner, { overlap: 2, rows })
  const pair = await Promise.all(['Dan', 'Eva'].map((name) => annotator(server, id, `${name} Gone`)))
  await gradeQueries(pair[0] as Client, id, [[0, 1, 2]])
  await gradeQueries(pair[1] as Client, id, [[0, 1, 3]])
  expect(await report(owner, {}, id)).toMatchObject({ labels: 6, units: 3 })
  const taken = server.db
    .updateTable('result')
    .set({ treatment: 'TX' })
    .where('project_id', '=', id)
    .where('rank', '=', 3)
  await taken.execute()
  expect(await report(owner, {}, id)).toMatchObject({ labels: 4, units: 2 })
})
