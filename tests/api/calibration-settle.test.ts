import { beforeEach, describe, expect, test } from 'vitest'
import { keepFromGold } from '#server/queries/calibration/settle-gold.ts'
import type { Client } from '../support/api.ts'
import { answer, makeGold, resultsOf } from '../support/gold.ts'
import { annotator, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { oneClause } from '../support/review.ts'
import { asks, detailOf, finding } from '../support/safety.ts'
import { served } from '../support/served.ts'
import { plantSession, plantVotes, settle } from '../support/settled.ts'

let ana: Client
let ben: Client
let projectId: string
let sessionId: string
let ids: string[]
const { server, owner } = await served()

async function open(settings: Parameters<typeof makeProject>[2] = {}, more: { asks?: 'safety' | 'both' } = {}) {
  projectId = await makeProject(server, owner, { overlap: 3, rows: stageRows(3, 2), ...settings })
  ana = await annotator(server, projectId, `Ana ${projectId.slice(-6)}`)
  ben = await annotator(server, projectId, `Ben ${projectId.slice(-6)}`)
  ids = (await resultsOf(server, projectId)).map(({ id }) => id)
  sessionId = await plantSession(server, {
    ...{ projectId, trainer: owner, results: ids.slice(0, 2), people: [ana], ...more },
  })
}
beforeEach(() => open())

const item = (n = 0) => ({ projectId, sessionId, n })
const gold = async () => (await owner.ok('gold.list', { params: { projectId }, query: {} })).rows
const settledBy = async () =>
  (
    await server.db
      .selectFrom('gold')
      .select('settled_by')
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow()
  ).settled_by

describe('a grade', () => {
  test('makes the result gold that is never served to those who settled it, sat there, or voted', async () => {
    const cem = await annotator(server, projectId, `Cem ${projectId.slice(-6)}`)
    await plantVotes(server, item(), [{ by: ben, value: 1 }])
    await settle(server, item(), owner, { tolerance: 1 })
    expect(await gold()).toMatchObject([
      {
        resultId: ids[0],
        pool: 'production',
        value: 2,
        tolerance: 1,
        reason: 'As the room saw it',
        origin: 'calibration',
      },
    ])
    expect((await settledBy()).sort()).toEqual([ana.id, ben.id, owner.id].sort())
    // Whoever comes later and sees what was settled is spared it too.
    await server.db.transaction().execute((trx) => keepFromGold(trx, { projectId, sessionId, personId: cem.id }))
    expect(await settledBy()).toContain(cem.id)
    for (const client of [ana, cem]) {
      const task = (await next(client, projectId)).tasks[0]
      if (task) await client.ok('label.save', { body: { labels: [labelFor(task, 0, { value: 2 })] } })
    }
    expect(await server.db.selectFrom('gold_answer').selectAll().where('project_id', '=', projectId).execute()).toEqual(
      [],
    )
  })

  test('settled once more changes the gold, scores anew, and keeps what it was', async () => {
    await settle(server, item(), owner, { value: 3 })
    const task = (await next(ben, projectId)).tasks[0]
    if (!task) throw new Error('no task')
    await answer(ben, task, () => 1)
    const right = () =>
      server.db.selectFrom('gold_answer').select('is_correct').where('project_id', '=', projectId).execute()
    expect(await right()).toEqual([{ is_correct: false }])
    server.pass(5)
    await settle(server, item(), owner, { value: 1, reason: 'On second thoughts' })
    expect(await right()).toEqual([{ is_correct: true }])
    const [row] = await gold()
    expect(row).toMatchObject({ value: 1, reason: 'On second thoughts', retiredAt: null })
    expect(row?.history.map(({ value, by, sessionId: of }) => [value, by, of])).toEqual([
      [1, 'Olive Owner', sessionId],
      [3, 'Olive Owner', sessionId],
    ])
  })

  test('that is taken back is gold no more, or retired where it was answered', async () => {
    await settle(server, item(0), owner, { value: 3 })
    await settle(server, item(1), owner, { value: 3 })
    const task = (await next(ben, projectId)).tasks[0]
    if (!task) throw new Error('no task')
    await ben.ok('label.save', { body: { labels: [labelFor(task, 0)] } })
    await settle(server, item(0), owner, { value: null })
    await settle(server, item(1), owner, { value: null })
    const rows = await gold()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ resultId: ids[0], retiredWhy: 'by-hand', history: [{ value: 3 }, { value: 3 }] })
    await settle(server, item(1), owner, { value: 1 })
    expect((await gold()).find(({ resultId }) => resultId === ids[1])?.history.map(({ value }) => value)).toEqual([
      1,
      null,
      3,
    ])
  })

  test('changes gold that was made by hand, keeps what it was, and leaves it when nothing is settled', async () => {
    await makeGold(owner, projectId, { [ids[0] ?? '']: 0 }, { reason: 'Long ago' })
    await settle(server, item(), owner, { value: null })
    expect(await gold()).toMatchObject([{ value: 0, origin: 'manual' }])
    await settle(server, item(), owner, { value: 2 })
    const [row] = await gold()
    expect(row).toMatchObject({ value: 2, origin: 'manual' })
    expect(row?.history.map(({ value, reason }) => [value, reason])).toEqual([
      [2, 'As the room saw it'],
      [0, 'Long ago'],
    ])
  })

  test('has to be on the scale and to cite a clause that is there; a change by hand stands in the history', async () => {
    await expect(settle(server, item(), owner, { value: 9 })).rejects.toThrow('no such grade')
    await expect(settle(server, item(), owner, { clause: 'intent' })).rejects.toThrow('no such clause')
    await expect(settle(server, item(), owner, { safety: detailOf() })).rejects.toThrow('does not ask')
    await expect(settle(server, item(7), owner)).rejects.toThrow()
    await owner.ok('guideline.update', { params: { projectId }, body: { texts: { en: oneClause }, basedOn: 0 } })
    await settle(server, item(), owner, { clause: 'intent' })
    await owner.ok('gold.update', { params: { projectId, resultId: ids[0] ?? '' }, body: { value: 0 } })
    expect((await gold())[0]?.history.map((step) => [step.value, step.sessionId])).toEqual([
      [0, null],
      [2, sessionId],
    ])
  })
})

describe('a session about safety', () => {
  test('settles the verdict, bindingly, without gold; settling once more takes it back', async () => {
    await open(asks('only'), { asks: 'safety' })
    const treatment = async () =>
      (
        await server.db
          .selectFrom('result')
          .select('treatment')
          .where('id', '=', ids[0] ?? '')
          .executeTakeFirstOrThrow()
      ).treatment
    await expect(settle(server, item(), owner, { value: 2 })).rejects.toThrow('does not ask')
    await settle(server, item(), owner, { value: null, safety: detailOf(finding({ severity: 3 })) })
    expect(await treatment()).not.toBe('T0')
    expect(await gold()).toEqual([])
    await settle(server, item(), owner, { value: null, safety: detailOf() })
    expect(await treatment()).toBe('T0')
    await settle(server, item(), owner, { value: null, safety: null })
    expect(
      await server.db.selectFrom('verdict').select('label_id').where('project_id', '=', projectId).execute(),
    ).toEqual([])
  })
})
