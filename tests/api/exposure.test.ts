import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { defaultViewing } from '#core/viewing-settings.ts'
import type { Client } from '../support/api.ts'
import { joinAll } from '../support/crowd.ts'
import { looked } from '../support/exposure.ts'
import { makePeople } from '../support/people.ts'
import { doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
let people = 0

/** So many people who label in a project of masked tasks. */
async function crowdIn(count: number, tasks = 4) {
  const rows = stageRows(tasks, 1).map((row, i) => ({
    ...row,
    treatment: 'T2' as const,
    categories: ['hate'],
    text: `${people} ${i}`,
  }))
  const projectId = await makeProject(server, owner, { rows, overlap: 20 })
  const wanted = Array.from({ length: count }, () => ({ name: `P${++people}`, email: `p${people}@example.org` }))
  const crowd = await makePeople(server, wanted)
  await joinAll(server, projectId, crowd)
  return { projectId, crowd }
}

const weeks = async (projectId: string) => (await owner.ok('exposure.groups', { params: { projectId } })).weeks
const look = async (projectId: string, crowd: Client[], categories = ['hate']) => {
  for (const one of crowd) await looked(server, one, { projectId, categories, treatment: 'T3', seconds: 10 })
}
const week = 7 * 24 * 60

describe('a person’s own ledger', () => {
  test('by day, week, category and level, in their zone, against their limits; nobody else’s in it', async () => {
    const { projectId, crowd } = await crowdIn(2)
    const [ana, ben] = crowd as [Client, Client]
    await ana.ok('me.update', { body: { timeZone: 'Asia/Tokyo' } })
    await looked(server, ana, { projectId, level: 3, treatment: 'T3', seconds: 20, categories: ['hate', 'violence'] })
    await looked(server, ana, { projectId, level: 4, treatment: 'T2', seconds: 7, categories: ['hate'] })
    await looked(server, ben, { projectId, seconds: 999 })
    server.pass(8 * 60)
    await looked(server, ana, { projectId, level: 4, treatment: 'T2', seconds: 1, categories: ['hate'] })
    const ledger = await ana.ok('exposure.own')
    expect(ledger.today).toEqual({ items: 1, hard: 0, seconds: 1, secondsPerDay: 1800, hardPerDay: 200 })
    expect(ledger.days).toEqual([
      { day: '2026-11-25', items: 1, hard: 0, seconds: 1 },
      { day: '2026-11-24', items: 2, hard: 1, seconds: 27 },
    ])
    expect(ledger.weeks).toEqual([{ week: '2026-11-23', items: 3, hard: 1, seconds: 28 }])
    expect(ledger.byCategory.map(({ category, items }) => [category, items])).toEqual([
      ['hate', 3],
      ['violence', 1],
    ])
    expect(ledger.byLevel.map(({ level, seconds }) => [level, seconds])).toEqual([
      [3, 20],
      [4, 8],
    ])
  })

  test('says which level was enough, once there are labels enough', async () => {
    const { projectId, crowd } = await crowdIn(1, 25)
    const [ana] = crowd as [Client]
    for (let n = 0; n < 25; n++) {
      const [task] = (await next(ana, projectId)).tasks
      if (!task) break
      await ana.ok('label.save', { body: { labels: [labelFor(task, 0, { revealLevel: n < 15 ? 1 : 4 })] } })
      const body = { outcome: 'submit' as const, madeAt: '2026-11-24T09:00:00.000Z' }
      await ana.ok('assignment.finish', { params: { assignmentId: task.assignmentId }, body })
      if (n === 18) expect((await ana.ok('exposure.own')).enough).toEqual([])
    }
    const [row] = (await ana.ok('exposure.own')).enough
    expect(row).toMatchObject({ category: 'hate', labels: 25 })
    expect(row?.level).toBeLessThanOrEqual(1)
  })
})

describe('what leads are told', () => {
  test('nothing of four people; of five only whole weeks after their group was made, and only where five took part', async () => {
    const { projectId, crowd } = await crowdIn(5)
    await look(projectId, crowd.slice(0, 4))
    expect(await owner.ok('exposure.groups', { params: { projectId } })).toEqual({ isEnough: false, weeks: [] })
    await look(projectId, crowd.slice(4))
    expect(await owner.ok('exposure.groups', { params: { projectId } })).toEqual({ isEnough: true, weeks: [] })
    server.pass(week)
    await look(projectId, crowd)
    await look(projectId, crowd.slice(0, 4), ['violence'])
    // The week is under way: nothing of it yet, or two answers would differ by what one person did meanwhile.
    expect(await weeks(projectId)).toEqual([])
    server.pass(week + 24 * 60)
    const told = await weeks(projectId)
    expect(told).toEqual([
      { group: 1, week: '2026-11-30', category: 'hate', items: 5, hard: 5, seconds: 50, enough: null },
    ])
    expect(JSON.stringify(told)).not.toContain('violence')
    for (const { id } of crowd) expect(JSON.stringify(told)).not.toContain(id)
  })

  test('a newcomer changes no group: they wait until there are five', async () => {
    const { projectId, crowd } = await crowdIn(9)
    await look(projectId, crowd.slice(0, 5))
    await weeks(projectId)
    await look(projectId, crowd.slice(5))
    await weeks(projectId)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from exposure_group where project_id = ${projectId}`.execute(server.db)
    expect(rows[0]?.n).toBe(5)
    server.pass(week)
    await look(projectId, crowd)
    server.pass(week + 24 * 60)
    expect((await weeks(projectId)).map(({ items }) => items)).toEqual([5])
  })

  test('leads themselves are in no group, and annotators are told nothing', async () => {
    const { projectId, crowd } = await crowdIn(5)
    await sql`update membership set roles = '{annotator,reviewer}' where project_id = ${projectId} and person_id = ${crowd[0]?.id}`.execute(
      server.db,
    )
    await look(projectId, crowd)
    expect((await owner.ok('exposure.groups', { params: { projectId } })).isEnough).toBe(false)
    expect((await (crowd[1] as Client).call('exposure.groups', { params: { projectId } })).status).toBe(403)
  })
})

describe('two styles of masking', () => {
  test('are told apart only with five people in each, from tasks done since; moods only from five who gave one', async () => {
    const { projectId, crowd } = await crowdIn(8, 6)
    const report = () => owner.ok('trial.get', { params: { projectId } })
    expect(await report()).toEqual({ isRunning: false, since: null, arms: [] })
    const [early] = (await next(crowd[0] as Client, projectId)).tasks
    expect(
      (
        await (crowd[0] as Client).call('mood.give', {
          params: { assignmentId: early?.assignmentId ?? '' },
          body: { mood: 'good' },
        })
      ).status,
    ).toBe(404)
    server.pass(1)
    await owner.ok('project.update', {
      params: { projectId },
      body: { viewing: { ...defaultViewing, trial: { a: 0, b: 2 } } },
    })
    expect((await report()).arms).toEqual([])
    for (const one of crowd)
      for (let n = 0; n < 6; n++) {
        const [task] = (await next(one, projectId)).tasks
        if (!task) break
        await doTask(one, task, n % 2)
        const params = { assignmentId: task.assignmentId }
        await one.ok('mood.give', { params, body: { mood: 'neutral' } })
        expect((await owner.call('mood.give', { params, body: { mood: 'bad' } })).status).toBe(404)
      }
    const { arms, since } = await report()
    expect(since).toBe(server.clock.now.toISOString())
    expect(arms.map(({ arm, level }) => [arm, level])).toEqual([
      ['a', 0],
      ['b', 2],
    ])
    expect(arms.reduce((sum, { tasks }) => sum + tasks, 0)).toBe(47)
    for (const { people: n, seconds, agreement, mood, moods } of arms) {
      expect(n).toBeGreaterThanOrEqual(5)
      expect(seconds).toEqual({ value: 1.2, low: 1.2, high: 1.2 })
      expect(agreement?.value).toBeGreaterThan(0)
      expect(mood?.value).toBe(0.5)
      expect(moods.neutral).toBeGreaterThan(0)
    }
    await sql`delete from mood where project_id = ${projectId} and person_id <> all(${crowd.slice(0, 4).map(({ id }) => id)}::uuid[])`.execute(
      server.db,
    )
    expect((await report()).arms.map(({ mood, moods }) => [mood, moods.neutral])).toEqual([
      [null, 0],
      [null, 0],
    ])
  })

  test('of four people nothing', async () => {
    const { projectId, crowd } = await crowdIn(4)
    await owner.ok('project.update', {
      params: { projectId },
      body: { viewing: { ...defaultViewing, trial: { a: 0, b: 2 } } },
    })
    for (const one of crowd) for (const task of (await next(one, projectId)).tasks) await doTask(one, task)
    expect((await owner.ok('trial.get', { params: { projectId } })).arms).toEqual([])
  })
})
