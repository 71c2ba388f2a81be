import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConsensusReport } from '#contract/insights.ts'
import type { ConsensusRule } from '#contract/project.ts'
import { modelRules } from '#contract/words.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let base: string
let projectId: string
const people: Client[] = []
const { server, owner } = await served()

/** The grades of eight results, which two people see; the third always says 0. */
const truth = [0, 1, 2, 3, 3, 2, 1, 3]

beforeAll(async () => {
  base = await makeProject(server, owner, { overlap: 3, rows: stageRows(1, 8), reviewSpread: 0 })
  for (const [name, values] of [
    ['Ana', truth],
    ['Ben', truth],
    ['Zoe', truth.map(() => 0)],
  ] as const) {
    people.push(await annotator(server, base, name))
    await gradeQueries(people.at(-1) as Client, base, [values.slice()])
  }
})
beforeEach(() => {
  projectId = base
})

/** A project with the same people. */
async function another(settings: Parameters<typeof makeProject>[2]): Promise<string> {
  const id = await makeProject(server, owner, settings)
  const member = {
    project_id: id,
    roles: ['annotator' as const],
    languages: [],
    markets: [],
    created_at: server.clock.now,
  }
  for (const person of people)
    await server.db
      .insertInto('membership')
      .values({ ...member, person_id: person.id })
      .execute()
  return id
}

async function compare(): Promise<ConsensusReport> {
  const { report } = await owner.ok('insights.consensus', { params: { projectId } })
  if (!report) throw new Error('no report')
  return report
}
const csv = async (rule = '') =>
  parseCsv(await (await owner.request(`/api/projects/${projectId}/exports/csv${rule && `?rule=${rule}`}`)).text())
const stored = (rule: ConsensusRule) =>
  server.db.selectFrom('model_grade').selectAll().where('project_id', '=', projectId).where('rule', '=', rule).execute()

test('the page shows what every rule would say, and keeps what the models say', async () => {
  const report = await compare()
  expect(report).toMatchObject({ inForce: 'majority', units: 8 })
  expect(report.rules.map(({ rule, graded }) => [rule, graded])).toEqual(
    ['majority', 'median', 'dawid-skene', 'mace', 'posterior'].map((rule) => [rule, 8]),
  )
  expect(report.rules[0]).toMatchObject({ same: 8 })
  // On one result all three agree, on seven two of three.
  expect(report.rules[0]?.meanConfidence).toBeCloseTo((1 + 7 * (2 / 3)) / 8, 12)
  for (const rule of modelRules) expect(await stored(rule)).toHaveLength(8)
})

test('results on which rules differ are listed, without a title where they are masked', async () => {
  const ratings = [0, 0, 1, 2, 3].map((value, at) => ({ source: `rater ${at}`, value }))
  projectId = await makeProject(server, owner, { rows: stageRows(2, 1, { treatment: 'T3', ratings }) })
  const { sources } = await owner.ok('project.sources', { params: { projectId } })
  for (const { id: sourceId } of sources)
    await owner.ok('project.updateSource', { params: { projectId, sourceId }, body: { counts: true } })
  const { differing, results } = await compare()
  expect(differing).toBe(2)
  expect(results).toHaveLength(2)
  for (const { title, values: given, grades } of results) {
    expect(title).toBeNull()
    expect(given).toEqual([0, 0, 1, 2, 3])
    expect(grades.slice(0, 2)).toEqual([0, 1])
  }
})

test.each(modelRules)('the project can choose %s; the export grades by it and says how sure it is', async (rule) => {
  await owner.ok('project.update', { params: { projectId }, body: { consensus: rule } })
  const rows = await csv()
  const grades = new Map((await stored(rule)).map((row) => [row.result_id, row]))
  expect(rows).toHaveLength(8)
  expect(rows.map((row) => row.rule)).toEqual(rows.map(() => rule))
  expect(rows.map((row) => Number(row.grade)).sort()).toEqual([...grades.values()].map(({ value }) => value).sort())
  expect(rows.every((row) => Number(row.confidence) > 0.2 && Number(row.confidence) <= 1)).toBe(true)
  expect(rows.map((row) => row.grade)).toEqual(['0', '1', '2', '3', '3', '2', '1', '3'])
  const qrels = await owner.request(`/api/projects/${projectId}/exports/qrels`)
  expect([qrels.status, (await qrels.arrayBuffer()).byteLength > 200]).toEqual([200, true])
})

test('without a rule of its own the export says how many of the labels gave the grade', async () => {
  expect((await csv('majority')).map((row) => row.confidence)).toEqual(['1', ...Array(7).fill('0.666667')])
})

test('grades are worked out again when labels came since, and only then', async () => {
  projectId = await another({ overlap: 3, rows: stageRows(1, 2) })
  for (const person of people.slice(0, 2)) await gradeQueries(person, projectId, [[1, 2]])
  await csv('dawid-skene')
  const run = () =>
    server.db
      .selectFrom('model_run')
      .select('computed_at')
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow()
  const first = await run()
  server.pass(10)
  await csv('dawid-skene')
  expect(await run()).toEqual(first)
  await gradeQueries(people[2] as Client, projectId, [[1, 3]])
  await csv('dawid-skene')
  expect((await run()).computed_at.getTime()).toBeGreaterThan(first.computed_at.getTime())
})

test('the posterior weighs labels by skill on gold', async () => {
  projectId = await another({ overlap: 3, rows: stageRows(1, 12) })
  for (const [at, value] of [2, 2, 0].entries())
    await gradeQueries(people[at] as Client, projectId, [Array(12).fill(value)])
  expect(new Set((await csv('posterior')).map((row) => row.grade))).toEqual(new Set(['2']))
  const labels = await server.db.selectFrom('current_label').selectAll().where('project_id', '=', projectId).execute()
  const at = server.clock.now
  for (const id of new Set(labels.map((row) => row.result_id))) {
    const gold = { project_id: projectId, result_id: id, pool: 'production' as const, value: 0, scale_version: 1 }
    await server.db
      .insertInto('gold')
      .values({ ...gold, created_at: at, created_by: owner.id })
      .execute()
  }
  // The two who agree are right on two of twelve, the third always.
  const seen = new Map<string, number>()
  for (const { person_id, result_id, assignment_id, label_id } of labels) {
    const person = person_id ?? ''
    const n = seen.get(person) ?? 0
    seen.set(person, n + 1)
    const answer = { project_id: projectId, person_id: person, result_id, assignment_id: assignment_id ?? '', label_id }
    const is_correct = person === people[2]?.id || n < 2
    const more = { pool: 'production' as const, language: 'en', value: 0, is_correct, at }
    await server.db
      .insertInto('gold_answer')
      .values({ ...answer, ...more })
      .execute()
  }
  const [row] = await csv('posterior')
  const [skilled, unskilled] = [12.5 / 13, 2.5 / 13]
  const right = skilled * ((1 - unskilled) / 3) ** 2
  const wrong = ((1 - skilled) / 3) * unskilled ** 2
  const neither = 2 * ((1 - skilled) / 3) * ((1 - unskilled) / 3) ** 2
  expect(row?.grade).toBe('0')
  expect(Number(row?.confidence)).toBeCloseTo(right / (right + wrong + neither), 5)
})

test('the review queue shows the model’s grade', async () => {
  await owner.ok('project.update', { params: { projectId }, body: { consensus: 'mace' } })
  const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
  const items = groups.flatMap((group) => group.items)
  const grades = new Map((await stored('mace')).map((row) => [row.result_id, row.value]))
  expect(items.length).toBeGreaterThan(3)
  expect(items.map((item) => item.consensus)).toEqual(items.map((item) => grades.get(item.resultId)))
})
