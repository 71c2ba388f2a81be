import { beforeEach, describe, expect, test } from 'vitest'
import { skill } from '#core/skill.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { answer, makeGold, resultsOf } from '../support/gold.ts'
import { annotator, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let ana: Client
let projectId: string
let ids: string[]
const { server, owner } = await served()

/** Forty-five tasks of one result each, all of them gold of grade 2. */
beforeEach(async () => {
  projectId = await makeProject(server, owner, { rows: stageRows(45, 1), skillStandard: 0.7, belowStandard: 'pause' })
  ids = (await resultsOf(server, projectId)).map(({ id }) => id)
  await makeGold(owner, projectId, { [ids[0] ?? '']: 2 })
  await server.db
    .insertInto('gold')
    .columns(['project_id', 'result_id', 'pool', 'value', 'scale_version', 'created_at'])
    .expression((eb) =>
      eb
        .selectFrom('result')
        .select((one) => [
          'project_id',
          'id',
          one.val('production' as const).as('pool'),
          one.val(2).as('value'),
          one.val(1).as('version'),
          one.val(server.clock.now).as('at'),
        ])
        .where('project_id', '=', projectId)
        .where('id', '<>', ids[0] ?? ''),
    )
    .execute()
  ana = await annotator(server, projectId, `Ana ${projectId.slice(-6)}`)
})

/** Ana does tasks, each with the grade that the function says for its number from 0. */
async function work(count: number, grade: (n: number) => number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const [task] = (await next(ana, projectId)).tasks
    if (!task) throw new Error(`no task ${n}`)
    await answer(ana, task, () => grade(n))
  }
}
const standing = () =>
  server.db.selectFrom('standing').select(['language', 'state', 'reason']).where('person_id', '=', ana.id).execute()
const kinds = async () => (await ana.ok('notice.list')).notices.map(({ kind }) => kind)
const skills = async (client = owner) => (await client.ok('skill.list', { params: { projectId } })).skills
const lift = (body = { language: 'en', reason: 'We talked about it.' }, client = owner) =>
  client.call('standing.lift', { params: { projectId, personId: ana.id }, body })
const retireAll = () => owner.ok('gold.retire', { params: { projectId }, body: { resultIds: ids } })

describe('a skill under the standard', () => {
  test('is looked at when twenty tasks are submitted, not before; it pauses, tells, and can be lifted', async () => {
    await work(19, () => 0)
    expect([await standing(), await kinds()]).toEqual([[], []])
    await work(1, () => 0)
    expect(await standing()).toEqual([{ language: 'en', state: 'paused', reason: 'below-standard' }])
    expect(await kinds()).toEqual(['skill-paused'])
    expect((await next(ana, projectId)).tasks).toEqual([])
    expect((await ana.ok('project.list')).projects[0]?.waiting).toBe(0)
    expect((await skills())[0]).toMatchObject({ personId: ana.id, total: 20, correct: 0, state: 'paused' })

    expect((await lift({ language: 'en', reason: ' ' })).status).toBe(400)
    expect((await lift({ language: 'de', reason: 'No' })).status).toBe(404)
    expect((await lift(undefined, ana)).status).toBe(403)
    server.pass(1)
    expect((await lift()).status).toBe(200)
    expect((await lift()).status).toBe(404)
    expect(await standing()).toEqual([{ language: 'en', state: 'working', reason: 'We talked about it.' }])
    expect(await kinds()).toContain('standing-lifted')
    // Only what comes after counts: one answer is wrong again, nineteen are right.
    server.pass(1)
    await work(20, (n) => (n === 0 ? 0 : 2))
    expect((await standing())[0]?.state).toBe('working')
    const log = await server.db.selectFrom('audit').select('detail').where('action', '=', 'standing.lift').execute()
    expect(log.at(-1)?.detail).toMatchObject({ personId: ana.id, reason: 'We talked about it.' })
  })

  test('only tells, or sends to training, as the project says', async () => {
    await owner.ok('project.update', { params: { projectId }, body: { belowStandard: 'tell' } })
    await work(20, () => 0)
    expect([(await standing())[0]?.state, await kinds()]).toEqual(['working', ['skill-low']])
    await owner.ok('project.update', { params: { projectId }, body: { belowStandard: 'retrain' } })
    server.pass(1)
    await work(20, () => 0)
    expect((await standing())[0]?.state).toBe('training')
    expect((await kinds()).sort()).toEqual(['skill-low', 'skill-retrain'])
  })

  test('a standard that is met, or none, changes nothing', async () => {
    await work(20, (n) => (n < 3 ? 0 : 2))
    expect([await standing(), await kinds()]).toEqual([[], []])
  })
})

describe('an item that enough people answered', () => {
  test('retires by itself', async () => {
    await owner.ok('project.update', { params: { projectId }, body: { goldRetireAfter: 1 } })
    await work(1, () => 2)
    const { rows } = await owner.ok('gold.list', { params: { projectId }, query: { state: 'retired' } })
    expect(rows.map(({ retiredWhy }) => retiredWhy)).toEqual(['answered'])
  })
})

describe('fairness', () => {
  test('own answers are shown once retired, a week old, in batches of twenty; the skill follows from them', async () => {
    await owner.ok('project.update', { params: { projectId }, body: { skillStandard: 0 } })
    await work(43, (n) => (n % 3 === 0 ? 1 : 2))
    expect(await ana.ok('skill.own')).toEqual({ skills: [], answers: [] })
    server.pass(8 * 24 * 60)
    expect((await ana.ok('skill.own')).answers).toEqual([])
    await retireAll()
    const own = await ana.ok('skill.own')
    expect(own.answers).toHaveLength(40)
    const right = own.answers.filter((one) => Math.abs(one.own - one.gold) <= one.tolerance).length
    expect(own.answers.filter(({ isRight }) => isRight)).toHaveLength(right)
    const [of] = own.skills
    expect(of).toMatchObject({ projectId, language: 'en', total: 40, correct: right })
    expect(of?.q).toBe((0.5 + right) / (2 * 0.5 + 40))
    expect(of).toMatchObject(skill({ total: 40, correct: right }))

    const csv = await ana.request('/api/skill/csv')
    const rows = parseCsv(await csv.text())
    expect(rows).toHaveLength(40)
    expect((0.5 + rows.filter((row) => row.right === 'yes').length) / (1 + rows.length)).toBe(of?.q)
    expect(new Set(rows.map((row) => row.gold_grade))).toEqual(new Set(['2']))
  })

  test('a week has to pass after an answer, and nobody sees the answers of others', async () => {
    await work(20, () => 2)
    await retireAll()
    server.pass(7 * 24 * 60 - 1)
    expect((await ana.ok('skill.own')).answers).toEqual([])
    server.pass(1)
    expect((await ana.ok('skill.own')).answers).toHaveLength(20)
    const bo = await annotator(server, projectId, `Bo ${projectId.slice(-6)}`)
    expect(await bo.ok('skill.own')).toEqual({ skills: [], answers: [] })
    expect((await owner.ok('gold.list', { params: { projectId }, query: { state: 'retired' } })).sums).toMatchObject([
      { pool: 'production', language: 'en', active: 0, retired: 45, tally: { total: 20, correct: 20 } },
    ])
  })

  test('reviewers see pseudonyms, and not themselves', async () => {
    await server.db
      .updateTable('membership')
      .set({ roles: ['annotator', 'reviewer'] })
      .where('person_id', '=', ana.id)
      .execute()
    await work(2, () => 2)
    expect(await skills(ana)).toEqual([])
    const bo = await annotator(server, projectId, `Bo ${projectId.slice(-6)}`)
    await server.db
      .updateTable('membership')
      .set({ roles: ['reviewer'] })
      .where('person_id', '=', bo.id)
      .execute()
    const [row] = await skills(bo)
    expect(row).toMatchObject({ personId: null, total: 2, correct: 2 })
    expect(row?.name).not.toContain('Ana')
  })
})
