import { expect, test } from 'vitest'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'

const { server, owner } = await served()

async function qrels(projectId: string, rule = ''): Promise<Record<string, string>> {
  const answer = await owner.request(`/api/projects/${projectId}/exports/qrels${rule && `?rule=${rule}`}`)
  expect(answer.status).toBe(200)
  return unzip(new Uint8Array(await answer.arrayBuffer()))
}

test('qrels hold what was graded, with their topics, and ids with spaces can be joined again', async () => {
  const projectId = await makeProject(server, owner, { queries: 2 })
  const ana = await annotator(server, projectId, 'Ana Exports')
  const [one, two] = (await next(ana, projectId, 2)).tasks
  await doTask(ana, one as never, 3)
  const cannot = labelFor(two as never, 0, { kind: 'cannot-judge', value: null, reason: 'gone' })
  await ana.ok('label.save', { body: { labels: [cannot, labelFor(two as never, 1, { value: 0 })] } })
  expect(await qrels(projectId)).toEqual({
    'en/topics.tsv': 't1\tquery 1\nt2\tquery 2\n',
    'en/qrels.txt': 't1 0 doc%201 3\nt1 0 doc%202 3\nt2 0 doc%202 0\n',
    'docids.tsv': 'doc%201\tdoc 1\ndoc%202\tdoc 2\n',
  })
})

test('one pair of files per language, and per market where ids repeat', async () => {
  const rows = [
    ...stageRows(1, 1, { doc_id: 'd1' }),
    ...stageRows(1, 1, { doc_id: 'd1', language: 'de', market: 'DE' }),
    ...stageRows(1, 1, { doc_id: 'd1', language: 'de', market: 'AT' }),
  ]
  const projectId = await makeProject(server, owner, { rows })
  const ana = await annotator(server, projectId, 'Ana Languages')
  for (const task of (await next(ana, projectId, 3)).tasks) await doTask(ana, task, 1)
  const files = await qrels(projectId)
  expect(Object.keys(files).sort()).toEqual([
    'de-AT/qrels.txt',
    'de-AT/topics.tsv',
    'de-DE/qrels.txt',
    'de-DE/topics.tsv',
    'en/qrels.txt',
    'en/topics.tsv',
  ])
  expect(files['de-AT/qrels.txt']).toBe('t1 0 d1 1\n')
})

test('the rule decides: majority, ties to the lower median; retracted and surplus labels are out', async () => {
  const projectId = await makeProject(server, owner, { queries: 1, results: 1, overlap: 4 })
  for (const [i, value] of [0, 2, 3, 3].entries()) {
    const person = await annotator(server, projectId, `Voter ${i}`)
    await doTask(person, (await next(person, projectId)).tasks[0] as never, value)
  }
  expect((await qrels(projectId, 'majority'))['en/qrels.txt']).toBe('t1 0 doc%201 3\n')
  expect((await qrels(projectId, 'median'))['en/qrels.txt']).toBe('t1 0 doc%201 2\n')
})

test('imported sources count only when the owner says so', async () => {
  const rows = stageRows(1, 1, {
    doc_id: 'd1',
    ratings: [
      { source: 'agent_1', value: 1 },
      { source: 'agent_2', value: 2 },
    ],
  })
  const projectId = await makeProject(server, owner, { rows })
  expect((await qrels(projectId))['en/qrels.txt']).toBe('')
  const { sources } = await owner.ok('project.sources', { params: { projectId } })
  expect(sources).toMatchObject([
    { name: 'agent_1', labels: 1, counts: false },
    { name: 'agent_2', labels: 1, counts: false },
  ])
  await owner.ok('project.updateSource', {
    params: { projectId, sourceId: sources[1]?.id ?? '' },
    body: { counts: true },
  })
  expect((await qrels(projectId))['en/qrels.txt']).toBe('t1 0 d1 2\n')
})

test('CSV: a line per result, or a line per label under a pseudonym; formulas are made harmless', async () => {
  const projectId = await makeProject(server, owner, { rows: stageRows(1, 1, { title: '=HYPERLINK("x")' }) })
  const ana = await annotator(server, projectId, 'Ana Csv')
  const task = (await next(ana, projectId)).tasks[0]
  await ana.ok('label.save', {
    body: { labels: [labelFor(task as never, 0, { value: 2, explanation: 'Because, "so"' })] },
  })
  const read = async (rule: string) =>
    (await (await owner.request(`/api/projects/${projectId}/exports/csv?rule=${rule}`)).text()).replace('\uFEFF', '')
  const [, grades] = (await read('majority')).split('\r\n')
  expect(grades).toBe(`t1,query 1,en,US,doc 1,"'=HYPERLINK(""x"")",1,2,1,0,majority,1`)
  const each = await read('each')
  expect(each).toContain('"Because, ""so"""')
  expect(each).not.toContain('Ana Csv')
})

test('annotators cannot export', async () => {
  const projectId = await makeProject(server, owner)
  const ana = await annotator(server, projectId, 'Ana Curious')
  expect((await ana.request(`/api/projects/${projectId}/exports/qrels`)).status).toBe(403)
})
