import { describe, expect, test } from 'vitest'
import type { ProjectPlan } from '#contract/plan.ts'
import { emptyPlan } from '#core/plan.ts'
import { newId } from '#server/deps.ts'
import { watchAll } from '#server/watch/keep-watching.ts'
import type { Client } from '../support/api.ts'
import { freshBoard } from '../support/board.ts'
import { annotator, labelFor, makeProject, next } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const day = 24 * 3_600_000
const plan: ProjectPlan = {
  ...emptyPlan,
  standards: { ...emptyPlan.standards, secondsPerLabel: 20, costPerAccepted: 50 },
  budget: { amount: 100_000, currency: 'EUR' },
  rates: [{ language: null, perHour: 3600 }],
  fixedCosts: [{ what: 'Set-up', amount: 500 }],
}

async function save(projectId: string, changed: Partial<ProjectPlan> = {}) {
  const { version } = await owner.ok('plan.get', { params: { projectId } })
  const body = { basedOn: version, plan: { ...plan, ...changed }, note: '' }
  await owner.ok('plan.update', { params: { projectId }, body })
}

/** Everybody labels so many tasks, each label taking `seconds`, with the value that `gradeOf` says. */
async function label(
  projectId: string,
  people: Client[],
  tasks: number,
  seconds: number,
  gradeOf: (person: number, at: number) => number,
) {
  for (const [who, person] of people.entries())
    for (let n = 0; n < tasks; n++) {
      const [task] = (await next(person, projectId)).tasks
      if (!task) throw new Error('there is a task')
      const labels = task.results.map((_, at) => ({
        ...labelFor(task, at, { value: gradeOf(who, at) }),
        activeMs: seconds * 1000,
      }))
      await person.ok('label.save', { body: { labels } })
      await finish(person, task)
    }
}

const boardOf = (projectId: string) => freshBoard(owner, projectId)

describe('the board of a project', () => {
  let projectId: string
  let people: Client[]

  test('without work it says what is wanted, and forecasts nothing', async () => {
    projectId = await makeProject(server, owner, { queries: 8, results: 5, overlap: 3 })
    people = await Promise.all(['Ana', 'Ben', 'Cleo'].map((name) => annotator(server, projectId, name)))
    const { total, alarms } = await boardOf(projectId)
    expect(total).toMatchObject({ results: 40, wanted: 120, made: 0, forecast: null, medianSeconds: null })
    expect(total.agreement).toMatchObject({ value: null, reason: 'no-pairs' })
    expect(alarms).toEqual([])
  })

  test('cost, accepted labels, pace and end follow from the labels and the plan', async () => {
    await save(projectId)
    // All three say 2, but on every fifth result Cleo says 0: 4 tasks × 5 results × 3 people, 4 of 60 not accepted.
    await label(projectId, people, 4, 10, (who, at) => (who === 2 && at === 0 ? 0 : 2))
    const { total, costByDay, currency } = await boardOf(projectId)
    expect(total).toMatchObject({ made: 60, people: 3, medianSeconds: 10 })
    // 600 s at 36.00 an hour, and 5.00 once.
    expect(total.cost.total).toBeCloseTo(600 + 500)
    expect(total.cost.perLabel).toBeCloseTo(1100 / 60)
    expect(total.cost.perAccepted).toBeCloseTo(1100 / 56)
    expect(total.perDay.at(-1)).toBe(60)
    expect(total.hoursLeft).toBeCloseTo((60 * 10) / 3600)
    expect(costByDay.at(-1)?.total).toBeCloseTo(1100)
    expect(costByDay[0]?.total).toBeCloseTo(500)
    expect(currency).toBe('EUR')
    expect(total.forecast).toEqual({ early: 1, middle: 1, late: 1 })
  })

  test('what if: a larger overlap means more to do, more people less time', async () => {
    const ask = (query: { overlap: string; people: string; goldShare: string }) =>
      owner.ok('board.whatIf', { params: { projectId }, query })
    const as = await ask({ overlap: '3', people: '1', goldShare: '0' })
    const more = await ask({ overlap: '5', people: '1', goldShare: '0' })
    const faster = await ask({ overlap: '3', people: '3', goldShare: '0' })
    expect([as.remaining, more.remaining]).toEqual([60, 140])
    // What is paid once is not to come again.
    expect(as.costToCome).toBeCloseTo((60 * 600) / 60)
    expect(more.forecast?.middle).toBe(3)
    expect(faster.forecast?.middle).toBe(1)
  })

  test('a standard that is not met becomes an alarm, which ends when it is met again; owners are told once', async () => {
    expect((await boardOf(projectId)).alarms).toEqual([])
    await save(projectId, { standards: { ...plan.standards, secondsPerLabel: 5 } })
    const [alarm, ...rest] = (await boardOf(projectId)).alarms.filter(({ language }) => language === null)
    expect(rest).toEqual([])
    expect(alarm).toMatchObject({ metric: 'secondsPerLabel', value: 10, standard: 5, until: null, seenBy: null })
    if (!alarm) return
    await owner.ok('alarm.see', { params: { projectId, alarmId: alarm.id }, body: { note: 'Asked Ana.' } })
    await watchAll({ db: server.db, now: () => server.clock.now, newId, build: 'test' })
    const told = (await owner.ok('notice.list')).notices.filter(({ kind }) => kind === 'alarm')
    expect(told).toHaveLength(2)
    await save(projectId)
    const ended = (await boardOf(projectId)).alarms.find(({ id }) => id === alarm.id)
    expect(ended).toMatchObject({ note: 'Asked Ana.' })
    expect(ended?.until).not.toBeNull()
  })

  test('a risk with a trigger is raised by what is measured', async () => {
    const trigger = { metric: 'budgetShare', language: null, is: 'over', number: 0.02 } as const
    const risk = {
      title: 'The budget does not last',
      likelihood: 2,
      impact: 4,
      ownerId: owner.id,
      response: 'Less overlap',
      trigger,
    }
    const { id } = await owner.ok('risk.create', { params: { projectId }, body: risk })
    const calm = await owner.ok('risk.list', { params: { projectId } })
    expect(calm.risks).toMatchObject([{ id, state: 'open', owner: 'Olive Owner', raisedAt: null }])
    expect(calm.risks[0]?.value).toBeCloseTo(0.011, 4)
    server.clock.now = new Date(server.clock.now.getTime() + day)
    await label(projectId, people, 4, 30, () => 1)
    await boardOf(projectId)
    const [raised] = (await owner.ok('risk.list', { params: { projectId } })).risks
    expect(raised).toMatchObject({ state: 'raised' })
    expect(raised?.raisedValue).toBeCloseTo(0.029, 4)
    await owner.ok('risk.state', { params: { projectId, riskId: id }, body: { state: 'closed' } })
    expect((await owner.ok('risk.list', { params: { projectId } })).risks[0]).toMatchObject({ state: 'closed' })
    // A risk is somebody's in the project, or nobody's.
    const stranger = { ...risk, ownerId: newId() }
    expect(await owner.call('risk.create', { params: { projectId }, body: stranger })).toMatchObject({ status: 404 })
    const params = { projectId, riskId: id }
    expect(await owner.call('risk.update', { params, body: stranger })).toMatchObject({ status: 404 })
    // A trigger that is written later is looked at although nothing else happens.
    const later = await owner.ok('risk.create', {
      params: { projectId },
      body: { ...risk, trigger: { ...trigger, number: 9 } },
    })
    await boardOf(projectId)
    const sooner = { ...risk, trigger: { ...trigger, number: 0.01 } }
    await owner.ok('risk.update', { params: { projectId, riskId: later.id }, body: sooner })
    await boardOf(projectId)
    const [now] = (await owner.ok('risk.list', { params: { projectId } })).risks
    expect(now).toMatchObject({ id: later.id, state: 'raised' })
  })

  test('with nothing left it is over, and the table leaves as CSV', async () => {
    const { total } = await boardOf(projectId)
    expect(total.forecast).toEqual({ early: 0, middle: 0, late: 0 })
    const csv = await (await owner.request(`/api/projects/${projectId}/board/csv`)).text()
    expect(csv.split('\n')[1]).toMatch(/^en,40,120,120,3,/)
  })
})

test('the overview shows every project with what was measured last', async () => {
  const projectId = await makeProject(server, owner, {
    queries: 2,
    results: 5,
    overlap: 2,
    name: 'Late one',
  })
  const [ana, ben] = [await annotator(server, projectId, 'Dan'), await annotator(server, projectId, 'Eve')]
  await save(projectId, {
    dates: { ...plan.dates, delivery: new Date(server.clock.now.getTime() - 3 * day).toISOString().slice(0, 10) },
  })
  const empty = (await owner.ok('overview.get')).projects.find(({ id }) => id === projectId)
  expect(empty).toMatchObject({ name: 'Late one', computedAt: null, spent: null })
  await label(projectId, [ana, ben], 1, 40, (who) => who)
  await boardOf(projectId)
  const { projects, cells } = await owner.ok('overview.get')
  const late = projects.find(({ id }) => id === projectId)
  expect(late).toMatchObject({ wanted: 20, made: 10, currency: 'EUR' })
  expect(late?.daysLate).toBeGreaterThan(3)
  expect(late?.forecast?.middle).toBeGreaterThan(0)
  const [cell] = cells.filter((one) => one.projectId === projectId)
  expect(cell).toMatchObject({ language: 'en', wanted: 20, made: 10 })
  // 10 labels × 40 s at 36.00 an hour for 5 accepted labels against a standard of 0.50.
  expect(cell?.overCost).toBeCloseTo(400 / 5 / 50 - 1)
  expect((await ana.ok('overview.get')).projects).toEqual([])
  // What was delivered does not get later every day.
  expect((await boardOf(projectId)).alarms.map(({ metric }) => metric)).toContain('daysLate')
  await owner.ok('delivery.create', { params: { projectId }, body: { note: '', limitations: '' } })
  await owner.ok('life.step', { params: { projectId }, body: { to: 'delivered', note: 'Done.' } })
  const done = await boardOf(projectId)
  expect(done.daysLate).toBeNull()
  expect(done.alarms.find(({ metric }) => metric === 'daysLate')?.until).not.toBeNull()
})
