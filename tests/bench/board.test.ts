import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { newId } from '#server/deps.ts'
import { keptFigures } from '#server/insights/kept-figures.ts'
import { createWorkshop } from '#server/insights/workshop.ts'
import { freshFacts } from '#server/watch/fresh-facts.ts'
import type { Client } from '../support/api.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { afterStart, expectInTime, handIn } from '../support/in-time.ts'
import { fill, fillLabels, fillTasks, quantile, shown, timed } from '../support/many-labels.ts'
import { labelFor, makeProject, next } from '../support/projects.ts'
import { askAboutWork } from '../support/questions.ts'
import { finish } from '../support/review.ts'
import { served } from '../support/served.ts'

const labels = Number(process.env.BENCH_LABELS ?? 1_000_000)
const [perQuery, overlap, people, days] = [10, 3, 50, 28]
const queries = Math.ceil(labels / perQuery / overlap)
const projects = 200
const languages = ['en', 'de', 'fr', 'es', 'th', 'ar', 'ja', 'hi', 'vi', 'tr']

let crowd: Client[]
const { server, owner } = await served({ now: () => new Date() })

beforeAll(async () => {
  server.clock.now = new Date()
  crowd = await makeCrowd(server, people)
})

const plan = {
  ...emptyPlan,
  standards: { ...emptyPlan.standards, agreement: { measure: 'alpha-ordinal' as const, least: 0.7 } },
  budget: { amount: 5_000_000, currency: 'EUR' },
  rates: [{ language: null, perHour: 1800 }],
  dates: { ...emptyPlan.dates, delivery: '2027-06-01' },
}

async function planned(name: string, rows: [] = []): Promise<string> {
  const projectId = await makeProject(server, owner, { name, rows, overlap, languages })
  await owner.ok('plan.update', { params: { projectId }, body: { basedOn: 0, plan, note: '' } })
  return projectId
}

test('insight pages answer within a second on a million labels, after a start and while work is handed in', {
  timeout: 1_200_000,
}, async () => {
  const projectId = await planned('A million labels')
  await joinAll(server, projectId, crowd)
  const many = { projectId, perQuery, overlap, days, languages }
  await fill(server.db, async (db) => {
    await fillTasks(db, many, { tasks: queries, done: overlap - 1 })
    await fillLabels(db, many, { tasks: queries, ids: crowd.map(({ id }) => id) })
  })
  const params = { projectId }
  const deps = { db: server.db, now: () => server.clock.now, newId }

  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const started = performance.now()
  const { value } = await freshFacts(
    deps,
    createWorkshop({ figures: keptFigures({ db: server.db, build: 'test' }), now: deps.now, failed: () => {} }),
    projectId,
    { first: 600_000, again: 600_000 },
  )
  const seconds = (performance.now() - started) / 1000
  clearInterval(watching)
  const made = value?.cells.reduce((sum, cell) => sum + cell.labels, 0) ?? 0
  console.log(
    `measuring ${made} labels: ${seconds.toFixed(1)} s, ${((most - before) / 2 ** 20).toFixed(0)} MB more at most`,
  )
  expect(made).toBe(queries * perQuery * overlap)

  const client = await afterStart(server.db, owner)
  const asked = {
    board: () => client.ok('board.get', { params }),
    whatIf: () => client.ok('board.whatIf', { params, query: { overlap: 5, people: 2, goldShare: 0.1 } }),
    ...askAboutWork(client, projectId),
    progress: () => client.ok('project.progress', { params, query: { by: 'language' } }),
  }
  const begun = performance.now()
  for (let isOpen = true; isOpen; ) {
    const open = [await asked.agreement(), await asked.consensus(), await asked.signals(), await asked.drift()]
    isOpen = [...open, await asked.gate(), await asked.report()].some(({ isComputing }) => isComputing)
  }
  console.log(
    `everything worked out for the first time after ${((performance.now() - begun) / 1000).toFixed(1)} s more`,
  )
  await expectInTime(asked, () => handIn(server.db, projectId))

  for (let n = 1; n < projects; n++) {
    const other = await planned(`Other ${n}`)
    await sql`insert into watch_facts select ${other}, 'copy', facts, computed_at from watch_facts where project_id = ${projectId}`.execute(
      server.db,
    )
  }
  const overview = await timed(30, () => owner.ok('overview.get'))
  console.log(`overview.get, ${projects} projects of ${languages.length} languages: ${shown(overview)}`)
  expect(overview.p95).toBeLessThan(1000)
})

test('summing work and counting labels as they come in costs little', { timeout: 600_000 }, async () => {
  const projectId = await planned('Saving')
  await joinAll(server, projectId, crowd)
  const many = { projectId, perQuery, overlap, days, languages }
  await fill(server.db, (db) => fillTasks(db, many, { tasks: 3000, done: 0 }))
  const took: Record<'enable' | 'disable', number[]> = { enable: [], disable: [] }
  const turnTriggers = async (turn: 'enable' | 'disable') => {
    await sql`alter table label ${sql.raw(turn)} trigger label_work`.execute(server.db)
    await sql`alter table current_label ${sql.raw(turn)} trigger user`.execute(server.db)
  }
  const one = async (times: number[]) => {
    const person = crowd[times.length % people] as Client
    const [task] = (await next(person, projectId)).tasks
    if (!task) throw new Error('there is a task')
    const body = { labels: task.results.map((_, at) => labelFor(task, at)) }
    const started = performance.now()
    await person.ok('label.save', { body })
    times.push(performance.now() - started)
    await finish(person, task)
  }
  for (let n = 0; n < 30; n++) await one([])
  // In turn, so that both meet the same noise.
  for (let round = 0; round < 8; round++)
    for (const turn of ['enable', 'disable'] as const) {
      await turnTriggers(turn)
      for (let n = 0; n < 40; n++) await one(took[turn])
    }
  await turnTriggers('enable')
  const [summing, without] = [quantile(took.enable, 0.5), quantile(took.disable, 0.5)]
  console.log(
    `label.save of ${perQuery} labels, median: ${summing.toFixed(2)} ms with sums, ${without.toFixed(2)} ms without, ratio ${(summing / without).toFixed(3)}; ` +
      `p95 ${quantile(took.enable, 0.95).toFixed(2)} and ${quantile(took.disable, 0.95).toFixed(2)} ms`,
  )
  expect(summing / without).toBeLessThan(1.5)
})
