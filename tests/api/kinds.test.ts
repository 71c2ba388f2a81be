import { describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { bothBad } from '#core/preference.ts'
import type { Client } from '../support/api.ts'
import { importTable, runImport, upload } from '../support/imports.ts'
import { judgeWhole, projectOf, projectWith, twoLists } from '../support/kinds.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner, database } = await served({ now: () => new Date() })

const titles = (task: TaskView) => task.results.map(({ title }) => title.replace('Title ', ''))
const leftTitles = (task: TaskView) => titles(task).slice(0, task.leftCount ?? 0)
const stored = async (projectId: string) =>
  (
    await database.db
      .selectFrom('current_label')
      .select(['value', 'person_id'])
      .where('project_id', '=', projectId)
      .where('kind', '=', 'value')
      .execute()
  ).map((row) => row.value)

/** The one task of each of several new annotators. */
async function tasksOf(projectId: string, people: number, name: string): Promise<{ client: Client; task: TaskView }[]> {
  const found = []
  for (let i = 0; i < people; i++) {
    const client = await annotator(server, projectId, `${name} ${i}`)
    found.push({ client, task: (await next(client, projectId)).tasks[0] as TaskView })
  }
  return found
}

describe('a project has a kind', () => {
  test('its scale goes with it, and neither changes once there are tasks', async () => {
    const wrong = await owner.call('project.create', {
      body: projectOf('sides', { scale: projectOf('pairwise').scale }),
    })
    expect([wrong.status, wrong.error.id]).toEqual([422, 'bad-scale'])
    const grades = await owner.call('project.create', { body: projectOf('page', { scale: projectOf('sides').scale }) })
    expect(grades.status).toBe(422)
    const projectId = await projectWith(owner, 'page', 'query,docid,title\nq,d,t\n')
    const change = await owner.call('project.update', { params: { projectId }, body: { kind: 'pointwise' } })
    expect([change.status, change.error.id]).toEqual([409, 'kind-in-use'])
  })
})

describe('side by side', () => {
  test('two lists, sides shuffled per assignment, and no hint of a ranker in what is sent', async () => {
    const projectId = await projectWith(owner, 'sides', twoLists(1), { overlap: 20 })
    const all = await tasksOf(projectId, 12, 'Sid')
    const [bm25, dense] = [
      ['d1', 'd2', 'd3'],
      ['d3', 'd4', 'd1'],
    ]
    const shown = all.map(({ task }) => leftTitles(task).join())
    expect(new Set(shown)).toEqual(new Set([bm25.join(), dense.join()]))
    for (const { task } of all) {
      expect(titles(task)).toHaveLength(6)
      expect(JSON.stringify(task)).not.toMatch(/bm25|dense|"source"|"side"/)
    }
    // Turned round and without ids, the payloads of opposite shuffles are the same, field by field.
    const bare = (task: TaskView, isTurned: boolean) => {
      const { results, leftCount, query, kind, labels } = task
      const lists = [results.slice(0, leftCount ?? 0), results.slice(leftCount ?? 0)]
      return {
        query,
        kind,
        labels,
        lists: (isTurned ? lists.reverse() : lists).map((list) => list.map((one) => ({ ...one, id: '' }))),
      }
    }
    const [a, b] = [bm25, dense].map((list) => all.find(({ task }) => leftTitles(task).join() === list.join())?.task)
    expect(bare(a as TaskView, false)).toEqual(bare(b as TaskView, true))
    expect(Object.keys(a ?? {}).sort()).toEqual(Object.keys(b ?? {}).sort())
    expect(a?.whole).not.toBe(b?.whole)
  })

  test('a preference is stored for the first list, shown again as it was given, and asked for before submit', async () => {
    const projectId = await projectWith(owner, 'sides', twoLists(1), { overlap: 20 })
    for (const { client, task } of await tasksOf(projectId, 8, 'Pref')) {
      const early = await client.call('assignment.finish', {
        params: { assignmentId: task.assignmentId },
        body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
      })
      expect(early.error.id).toBe('task-incomplete')
      // Everybody prefers bm25 a little more than slightly, wherever it stands.
      const value = leftTitles(task)[0] === 'd1' ? -2 : 2
      await judgeWhole(client, task, value)
      const again = await client.ok('assignment.get', { params: { assignmentId: task.assignmentId } })
      expect(again.labels).toMatchObject([{ subject: task.whole, value }])
    }
    expect(await stored(projectId)).toEqual(Array.from({ length: 8 }, () => -2))
  })

  test('a single result is no subject, and a grade beyond the seven points is refused', async () => {
    const projectId = await projectWith(owner, 'sides', twoLists(1))
    const [{ client, task } = { client: owner, task: {} as TaskView }] = await tasksOf(projectId, 1, 'Single')
    const single = await client.call('label.save', { body: { labels: [labelFor(task, 0, { value: 1 })] } })
    expect(single.error.details).toMatchObject({ refused: [{ reason: 'unknown-subject' }] })
    const far = labelFor(task, 0, { subject: task.whole ?? '', value: 4 })
    expect((await client.call('label.save', { body: { labels: [far] } })).error.details).toMatchObject({
      refused: [{ reason: 'unknown-grade' }],
    })
  })

  test('a query with the list of one ranker only is a bad row', async () => {
    const { id } = await owner.ok('project.create', { body: projectOf('sides') })
    const job = await importTable(owner, id, 'rows.csv', 'query,docid,title,source\nq,d1,t,bm25\nq,d2,t,bm25\n')
    expect([job.state, job.bad]).toMatchObject(['refused', [{ problem: 'one-list', detail: 'q' }]])
  })
})

describe('the whole page', () => {
  test('is graded after its results, and complete only with both', async () => {
    const projectId = await projectWith(owner, 'page', 'query,docid,title\nq,d1,one\nq,d2,two\n')
    const [{ client, task } = { client: owner, task: {} as TaskView }] = await tasksOf(projectId, 1, 'Page')
    expect([task.kind, task.results.length, task.leftCount]).toEqual(['page', 2, null])
    await client.ok('label.save', { body: { labels: [labelFor(task, 0), labelFor(task, 1)] } })
    const finish = () =>
      client.call('assignment.finish', {
        params: { assignmentId: task.assignmentId },
        body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
      })
    expect((await finish()).error.details).toEqual({ missing: 1 })
    await client.ok('label.save', { body: { labels: [labelFor(task, 0, { subject: task.whole ?? '', value: 3 })] } })
    expect((await finish()).status).toBe(200)
  })
})

describe('pairwise', () => {
  const three =
    'query_id,query,docid,title,rank\nt1,q,b,Title b,1\nt1,q,a,Title a,2\nt1,q,c,Title c,3\nt1,q,d,Title d,4\n'

  test('every two of the top become a task; "both bad" is no side', async () => {
    const projectId = await projectWith(owner, 'pairwise', three, { pairsOf: 3 })
    const ana = await annotator(server, projectId, 'Ana Pairs')
    const { tasks } = await next(ana, projectId, 5)
    expect(tasks.map((task) => titles(task).sort().join('')).sort()).toEqual(['ab', 'ac', 'bc'])
    expect(tasks.every((task) => task.results.every(({ rank }) => rank === null) && task.leftCount === 1)).toBe(true)
    for (const task of tasks) await judgeWhole(ana, task, bothBad)
    expect(await stored(projectId)).toEqual([bothBad, bothBad, bothBad])
  })

  test('pairs and ratings from crowd-kit: the order in which a pair is named does not matter', async () => {
    const projectId = await projectWith(owner, 'pairwise', three)
    const job = await importTable(
      owner,
      projectId,
      'c.csv',
      'worker,left,right,label\nw1,a,b,a\nw2,b,a,a\nw1,b,c,c\nw3,b,c,equal\n',
    )
    expect(job).toMatchObject({ state: 'done', ratings: 4 })
    const rows = await database.db
      .selectFrom('current_label')
      .innerJoin('result', 'result.id', 'current_label.result_id')
      .select(['result.external_id', 'value'])
      .where('current_label.project_id', '=', projectId)
      .orderBy('result.external_id')
      .orderBy('value')
      .execute()
    expect(rows.map((row) => [row.external_id, row.value])).toEqual([
      ['["a", "b"]', -1],
      ['["a", "b"]', -1],
      ['["b", "c"]', 0],
      ['["b", "c"]', 1],
    ])
    const unknown = await importTable(
      owner,
      projectId,
      'c.csv',
      'worker,left,right,label\nw1,a,z,a\nw1,a,a,a\nw1,a,b,x\n',
    )
    expect(unknown.bad.map(({ problem }) => problem)).toEqual(['same-twice', 'unknown-preference', 'unknown-pair'])
  })

  test('TREC preferences: levels say who is better, equal or both bad', async () => {
    const { id } = await owner.ok('project.create', { body: projectOf('pairwise') })
    const files = {
      topics: await upload(owner, id, 'topics.tsv', 't1\tquery one\n'),
      prefs: await upload(
        owner,
        id,
        'prefs.txt',
        't1 j1 p1 a 1\nt1 j1 p1 b 0\nt1 j1 p2 a 1\nt1 j1 p2 c 1\nt1 j1 p3 c 0\nt1 j1 p3 b 0\n',
      ),
    }
    expect(await runImport(owner, id, { format: 'trec', files })).toMatchObject({
      state: 'done',
      results: 3,
      ratings: 3,
    })
    expect((await stored(id)).sort()).toEqual([-1, 0, bothBad])
  })
})

describe('queries without words', () => {
  test('a seed item or a situation stands in for the query', async () => {
    const table =
      'seed_id,seed_title,context,docid,title\nd9,,,d1,One\nd9,,,d9,The seed film\n,Boiling eggs,,d2,Two\n,,On the train,d3,Three\n'
    const projectId = await projectWith(owner, 'pointwise', table)
    const ana = await annotator(server, projectId, 'Ana Seeds')
    const { tasks } = await next(ana, projectId, 5)
    expect(tasks.map(({ query }) => [query.kind, query.text, query.context, query.seed?.title])).toEqual([
      ['seed', 'd9', '', 'The seed film'],
      ['seed', 'Boiling eggs', '', 'Boiling eggs'],
      ['context', 'On the train', '', undefined],
    ])
    expect(tasks[0]?.results.map(({ title }) => title)).toEqual(['One', 'The seed film'])
  })
})
