import { expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { applyBulk, staleAction, undoBulk } from '../support/bulk.ts'
import { parseCsv } from '../support/csv.ts'
import { importTable, upload } from '../support/imports.ts'
import { annotator, gradeQueries, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

/** Two people on two queries of two results. */
async function graded(given: number[][][], settings: Parameters<typeof makeProject>[2] = {}) {
  const projectId = await makeProject(server, owner, { overlap: given.length, rows: stageRows(2, 2), ...settings })
  for (const [at, values] of given.entries())
    await gradeQueries(await annotator(server, projectId, `P${at} ${projectId.slice(-8)}`), projectId, values)
  return projectId
}

const agreement = async (projectId: string) => {
  const { report } = await owner.ok('insights.agreement', { params: { projectId }, query: {} })
  return { labels: report?.labels, percent: report?.measures.find(({ measure }) => measure === 'percent')?.value }
}

const board = async (projectId: string) => {
  for (;;) {
    const { board, isComputing } = await owner.ok('board.get', { params: { projectId } })
    if (board && !isComputing) return board
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const same = [
  [3, 0],
  [2, 2],
]

test('labels that go stale leave agreement and the board, and come back when that is undone', async () => {
  const projectId = await graded([same, same])
  expect(await agreement(projectId)).toEqual({ labels: 8, percent: 1 })
  expect((await board(projectId)).total).toMatchObject({ wanted: 8, made: 8 })
  const { id } = await applyBulk(owner, projectId, staleAction({ language: 'en' }))
  expect(await agreement(projectId)).toMatchObject({ labels: 0, percent: null })
  expect((await board(projectId)).total).toMatchObject({ wanted: 8, made: 0 })
  await undoBulk(owner, projectId, id)
  expect(await agreement(projectId)).toEqual({ labels: 8, percent: 1 })
  expect((await board(projectId)).total).toMatchObject({ made: 8 })
})

test('ratings that come into a source that counts already are in the figures', async () => {
  const projectId = await graded([same])
  const table = (row: string) => `query_id,query,docid,title,language,market,rating,judge\n${row}\n`
  await importTable(owner, projectId, 'a.csv', table('t1,query 1,doc 1,Title 1,en,US,3,others'))
  const { sources } = await owner.ok('project.sources', { params: { projectId } })
  const sourceId = sources[0]?.id ?? ''
  await owner.ok('project.updateSource', { params: { projectId, sourceId }, body: { counts: true } })
  expect(await agreement(projectId)).toEqual({ labels: 5, percent: 1 })
  server.clock.now = new Date(server.clock.now.getTime() + 1000)
  await importTable(owner, projectId, 'b.csv', table('t1,query 1,doc 2,Title 2,en,US,3,others'))
  expect(await agreement(projectId)).toEqual({ labels: 6, percent: 0.5 })
})

test('two runs compare by the rule in force, whatever it was before', async () => {
  // Most say 0, the one in the middle says 1.
  const given = [0, 0, 1, 2, 3].map((grade) => [
    [3, 0],
    [grade, 0],
  ])
  const projectId = await graded(given, { reviewSpread: 3 })
  for (const [name, docs] of [
    ['up', [2, 1]],
    ['down', [1, 2]],
  ] as const) {
    const lines = docs.map((doc, at) => `t2 Q0 doc%20${doc} ${at} ${9 - at} x\n`).join('')
    const uploadId = await upload(owner, projectId, `${name}.run`, lines)
    await owner.ok('run.create', { params: { projectId }, body: { uploadId, name, language: null } })
  }
  const compare = async (consensus: 'majority' | 'median' | 'dawid-skene') => {
    await owner.ok('project.update', { params: { projectId }, body: { consensus } })
    const { comparison } = await owner.ok('run.comparison', { params: { projectId } })
    return { lead: comparison?.lead, coverage: comparison?.a.coverage }
  }
  expect(await compare('majority')).toEqual({ lead: 0, coverage: 1 })
  expect((await compare('median')).lead).toBeCloseTo(1 - 1 / Math.log2(3), 12)
  expect(await compare('dawid-skene')).toMatchObject({ coverage: 1 })
})

test('a board counts people once, a result once, and what is paid once is not to come again', async () => {
  const rows = [...stageRows(2, 2), ...stageRows(2, 2, { market: 'GB' })]
  const projectId = await makeProject(server, owner, { overlap: 2, markets: ['US', 'GB'], rows, goldShare: 0.5 })
  const ana = await annotator(server, projectId, 'Ana Twice')
  const { version } = await owner.ok('plan.get', { params: { projectId } })
  const plan = {
    ...emptyPlan,
    rates: [{ language: 'en', perHour: 3600 }],
    fixedCosts: [{ what: 'Set-up', amount: 500 }],
    standards: { ...emptyPlan.standards, agreement: { measure: 'percent' as const, least: 0.9 } },
  }
  await owner.ok('plan.update', { params: { projectId }, body: { basedOn: version, plan, note: '' } })
  await gradeQueries(ana, projectId, same, { activeMs: 10_000 })
  const { total } = await board(projectId)
  expect(total).toMatchObject({ made: 8, wanted: 16, people: 1, medianSeconds: 10 })
  // Eight labels of ten seconds at 36.00 an hour; as many are still to come, and as many on gold between them.
  expect(total.cost.total).toBeCloseTo(80 + 500)
  expect(total.hoursLeft).toBeCloseTo((16 * 10) / 3600)
  // On paper as on the page: in dollars, not in cents.
  const csv = await (await owner.request(`/api/projects/${projectId}/board/csv`)).text()
  const costs = parseCsv(csv).map(({ language, currency, cost }) => [language, currency, Number(cost)])
  expect(costs).toEqual([
    ['en', 'USD', 0.8],
    ['all', 'USD', 5.8],
  ])
  const query = { overlap: '2', people: '1', goldShare: '0.5' }
  expect((await owner.ok('board.whatIf', { params: { projectId }, query })).costToCome).toBeCloseTo(160)
})

test('labels are counted by the result, whatever is asked of it and however often it is answered', async () => {
  const projectId = await makeProject(server, owner, { queries: 1, results: 2, overlap: 1 })
  const ana = await annotator(server, projectId, 'Ana Again')
  const [task] = (await next(ana, projectId)).tasks
  if (!task) throw new Error('there is a task')
  const save = (at: number, value: number) =>
    ana.ok('label.save', { body: { labels: [{ ...labelFor(task, at, { value }), activeMs: 1000 }] } })
  for (const value of [0, 1, 2]) await save(0, value)
  await save(1, 2)
  const flag = { ...labelFor(task, 0, { value: null }), dimension: 'flag' as const, reason: 'other' as const }
  await ana.call('label.save', { body: { labels: [flag] } })
  await finish(ana, task)
  const { total, costByDay } = await board(projectId)
  expect(total).toMatchObject({ made: 2 })
  expect(total.perDay.at(-1)).toBe(2)
  expect(costByDay.at(-1)?.labels).toBe(2)
})

test('agreement by language is held against the plan by the measure that the plan names', async () => {
  const projectId = await graded([
    same,
    [
      [3, 0],
      [2, 1],
    ],
  ])
  const { version } = await owner.ok('plan.get', { params: { projectId } })
  const agreed = {
    ...emptyPlan,
    standards: { ...emptyPlan.standards, agreement: { measure: 'percent' as const, least: 0.9 } },
  }
  await owner.ok('plan.update', { params: { projectId }, body: { basedOn: version, plan: agreed, note: '' } })
  const { total, languages } = await board(projectId)
  expect(total.agreement?.value).toBeCloseTo(0.75, 12)
  expect(languages[0]?.agreement?.value).toBeCloseTo(0.75, 12)
  const csv = await (await owner.request(`/api/projects/${projectId}/board/csv`)).text()
  const figures = parseCsv(csv).map(({ language, agreement }) => [language, agreement])
  expect(figures).toEqual([
    ['en', '0.75'],
    ['all', '0.75'],
  ])
})
