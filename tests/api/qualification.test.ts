import { beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { answer } from '../support/gold.ts'
import { annotator, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'
import { oneTask, pool, rightGrade } from '../support/training.ts'

let projectId: string
let ana: Client
let n = 0
const { server, owner } = await served()

/** Eight queries of two results; four are for the test, which asks for four results and allows two attempts. */
beforeEach(async () => {
  projectId = await makeProject(server, owner, { queries: 8, requireQualification: true })
  const texts = { en: '# G\n\n## Need {#need}\n\nThe need.\n\n## Words {#words}\n\nThe words.' }
  await owner.ok('guideline.update', { params: { projectId }, body: { basedOn: 0, texts } })
  await pool(server, owner, projectId, { pool: 'qualification', queries: 4, clause: 'need' })
  const body = { items: 4, passMark: 0.75, attempts: 2 }
  await owner.ok('training.setTest', { params: { projectId, language: 'en' }, body })
  n += 1
  ana = await annotator(server, projectId, `Ana ${n}`)
})

const start = (client = ana) => client.call('attempt.start', { params: { projectId }, body: { language: 'en' } })
/** Does the whole test that runs, rightly or not, and answers the attempt as it is then. */
async function doTest(isRight: boolean) {
  const { id } = (await start()).body
  for (;;) {
    const task = (await next(ana, projectId)).tasks[0]
    if (task?.course?.attemptId !== id) break
    await answer(ana, task, (at) => (isRight ? rightGrade(task, at) : 1))
  }
  return ana.ok('attempt.get', { params: { projectId, attemptId: id } })
}

describe('the test', () => {
  test('comes before the work: none of it is given until it is passed, and then all', async () => {
    const before = await next(ana, projectId, 5)
    expect([before.tasks, before.waiting]).toEqual([[], 0])
    expect(before.gates).toEqual([{ language: 'en', state: 'test', items: 4, attemptsLeft: 2, ask: [] }])
    expect(await doTest(true)).toMatchObject({ kind: 'qualification', state: 'passed', clauses: [] })
    const after = await next(ana, projectId, 5)
    expect([after.gates, after.tasks.map(({ course }) => course)]).toEqual([[], Array(4).fill(null)])
    expect((await ana.ok('notice.list')).notices.map(({ kind }) => kind)).toContain('test-passed')
  })

  test('says no more than that it was not passed, and what to read; never a score, an item or an answer', async () => {
    const { id } = (await start()).body
    const task = await oneTask(ana, projectId)
    await answer(ana, task, () => 1)
    const check = { params: { assignmentId: task.assignmentId }, body: { subject: task.results[0]?.id ?? '' } }
    expect((await ana.call('assignment.check', check)).status).toBe(404)
    const attempt = await doTest(false)
    expect(attempt).toEqual({
      ...{ id, kind: 'qualification', language: 'en', state: 'failed', attemptsLeft: 1, clauses: ['Need'] },
    })
    const { notices } = await ana.ok('notice.list')
    expect(notices.find(({ kind }) => kind === 'test-failed')?.detail).toEqual({
      ...{ language: 'en', attemptsLeft: 1, clauses: ['Need'] },
    })
    const everything = JSON.stringify([
      ...[await ana.ok('history.get', { query: {} }), await ana.ok('feedback.get', { query: {} })],
      ...[await next(ana, projectId, 5), await ana.ok('project.list')],
    ])
    expect(everything).not.toMatch(/correct"|isRight|passMark|"right"|tolerance/)
  })

  test('allows so many attempts; then somebody has to help', async () => {
    await doTest(false)
    expect((await doTest(false)).attemptsLeft).toBe(0)
    expect((await start()).error.id).toBe('no-attempts')
    expect((await next(ana, projectId)).gates).toMatchObject([{ state: 'failed', ask: ['Olive Owner'] }])
    expect((await owner.ok('notice.list')).notices[0]).toMatchObject({ kind: 'test-used-up' })
    const more = { params: { projectId, personId: ana.id }, body: { language: 'en', reason: 'A bad day.' } }
    await owner.ok('training.moreAttempts', more)
    expect((await doTest(true)).state).toBe('passed')
    const { rows } = await owner.ok('training.people', { params: { projectId } })
    expect(rows.find(({ personId, language }) => personId === ana.id && language === 'en')).toMatchObject({
      ...{ state: 'open', attempts: 3, attemptsLeft: 0 },
    })
  })

  test('begun twice at once is one attempt, and goes on where it was left', async () => {
    const begun = await Promise.all([start(), start(), start()])
    expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1)
    await answer(ana, await oneTask(ana, projectId), () => 1)
    server.pass(24 * 60)
    expect((await start()).body.id).toBe(begun[0]?.body.id)
    expect((await next(ana, projectId)).tasks[0]?.course).toMatchObject({ kind: 'qualification', all: 4 })
  })

  test('asks what earlier attempts did not, as long as there is some', async () => {
    const seen = async () => {
      const rows = await server.db
        .selectFrom('assignment')
        .select('subset')
        .where('project_id', '=', projectId)
        .where('purpose', '=', 'qualification')
        .execute()
      return rows.flatMap(({ subset }) => subset ?? [])
    }
    await doTest(false)
    await doTest(false)
    expect([(await seen()).length, new Set(await seen()).size]).toEqual([8, 8])
  })
})

test('a language without a test holds nobody up; another person cannot see the attempt', async () => {
  const { id } = (await start()).body
  const ben = await annotator(server, projectId, `Ben ${n}`)
  expect((await ben.call('attempt.get', { params: { projectId, attemptId: id } })).status).toBe(404)
  await owner.ok('training.removeTest', { params: { projectId, language: 'en' } })
  expect((await next(ben, projectId, 5)).tasks).toHaveLength(4)
  expect((await owner.call('training.removeTest', { params: { projectId, language: 'en' } })).status).toBe(404)
})
