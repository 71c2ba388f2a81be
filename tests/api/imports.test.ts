import { describe, expect, test } from 'vitest'
import { importTable, runImport, upload } from '../support/imports.ts'
import { annotator, doTask, next, plainProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served({ now: () => new Date() })

const project = async () => (await owner.ok('project.create', { body: plainProject })).id
const results = (projectId: string) =>
  server.db
    .selectFrom('result')
    .select(['external_id', 'title', 'rank', 'task_id', 'treatment'])
    .where('project_id', '=', projectId)
    .orderBy('query_id')
    .orderBy('rank')
    .execute()
const queries = (projectId: string) =>
  server.db
    .selectFrom('query')
    .select(['external_id', 'text', 'language', 'market'])
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()

describe('a table', () => {
  test('brings queries, results and ratings; a query without an id is numbered', async () => {
    const projectId = await project()
    const csv =
      'query,docid,name,description,agent_1_rating,final_rating\nred bike,d 1,One,"A, b",2,3\nred bike,d2,Two,,0,\nblue bike,d 1,One,,3,3\n'
    const job = await importTable(owner, projectId, 'ratings.csv', csv)
    expect(job).toMatchObject({ state: 'done', rows: 3, queries: 2, results: 3, ratings: 5, matched: 0, badRows: 0 })
    expect(await queries(projectId)).toMatchObject([
      { external_id: 'q1', text: 'red bike' },
      { external_id: 'q2', text: 'blue bike' },
    ])
    expect((await results(projectId)).map(({ external_id, title }) => [external_id, title]).sort()).toEqual([
      ['d 1', 'One'],
      ['d 1', 'One'],
      ['d2', 'Two'],
    ])
    const { sources } = await owner.ok('project.sources', { params: { projectId } })
    expect(sources.map(({ name, labels, counts }) => [name, labels, counts])).toEqual([
      ['agent_1_rating', 3, false],
      ['final_rating', 2, false],
    ])
  })

  test('imported a second time adds nothing; more results of a query join its task while nobody has it', async () => {
    const projectId = await project()
    const csv = 'query,docid,title\na,d1,One\na,d2,Two\n'
    await importTable(owner, projectId, 'a.csv', csv)
    expect(await importTable(owner, projectId, 'a.csv', csv)).toMatchObject({
      state: 'done',
      queries: 0,
      results: 0,
      matched: 2,
    })
    await importTable(owner, projectId, 'b.csv', 'query,docid,title\na,d3,Three\n')
    expect(new Set((await results(projectId)).map(({ task_id }) => task_id)).size).toBe(1)
    const ana = await annotator(server, projectId, 'Ana Import')
    await doTask(ana, (await next(ana, projectId)).tasks[0] as never)
    await importTable(owner, projectId, 'c.csv', 'query,docid,title\na,d4,Four\n')
    expect(new Set((await results(projectId)).map(({ task_id }) => task_id)).size).toBe(2)
    expect((await next(ana, projectId)).tasks[0]?.results.map(({ title }) => title)).toEqual(['Four'])
  })

  test('with wrong rows is refused whole; each is named by number and reason', async () => {
    const projectId = await project()
    const csv = 'query,docid,title,rating\na,d1,One,2\na,,Two,1\na,d1,Again,1\nb,d3,Three,7\n'
    const job = await importTable(owner, projectId, 'wrong.csv', csv)
    expect(job).toMatchObject({ state: 'refused', badRows: 3, queries: 0, results: 0 })
    expect(job.bad.map(({ row, problem, detail }) => [row, problem, detail]).sort()).toEqual([
      [3, 'empty-docid', 'a  Two 1'],
      [4, 'duplicate-result', 'd1'],
      [5, 'unknown-grade', '7'],
    ])
    expect(await results(projectId)).toEqual([])
    const answer = await owner.request(`/api/projects/${projectId}/imports/${job.id}/bad-rows`)
    expect((await answer.text()).split('\r\n')).toContain('rows,5,unknown-grade,7')
  })

  test('keeps language and market of each row, and refuses a language that the project lacks', async () => {
    const projectId = await project()
    const rows = (language: string) =>
      `query_id,query,language,market,docid,title\n7,Rad,${language},AT,d1,Eins\n7,bike,en,GB,d1,One\n`
    expect(await importTable(owner, projectId, 'l.csv', rows('fr'))).toMatchObject({
      state: 'refused',
      bad: [{ row: 2, problem: 'bad-language', detail: 'fr' }],
    })
    expect(await importTable(owner, projectId, 'l.csv', rows('de'))).toMatchObject({ state: 'done', queries: 2 })
    expect(await queries(projectId)).toMatchObject([
      { external_id: '7', language: 'de', market: 'AT' },
      { external_id: '7', language: 'en', market: 'GB' },
    ])
  })

  test('takes rows of no market', async () => {
    const projectId = await project()
    const table = 'query_id,query,docid,title\n7,bike,d1,One\n'
    expect(await importTable(owner, projectId, 'm.csv', table, { market: '' })).toMatchObject({
      state: 'done',
      queries: 1,
    })
    expect(await queries(projectId)).toMatchObject([{ external_id: '7', market: '' }])
  })

  test('markup stays text, and a treatment is never looser than the project’s floor', async () => {
    const projectId = (await owner.ok('project.create', { body: { ...plainProject, treatmentFloor: 'T2' } })).id
    await importTable(
      owner,
      projectId,
      'm.jsonl',
      '{"query":"<b>x</b>","docid":"d1","title":"<script>1</script>","treatment":"T0"}\n',
    )
    expect(await results(projectId)).toMatchObject([{ title: '<script>1</script>', treatment: 'T2' }])
  })
})

describe('TREC files', () => {
  const topics = '1\tred bike\n2\tblue bike\n'
  const documents =
    '{"docid":"d1","title":"One","text":"First text"}\n{"docid":"d2","text":"Second text without a title"}\n'
  const run = '1 Q0 d1 1 9.5 bm25\n1 Q0 d2 2 8.5 bm25\n2 Q0 d2 1 7 bm25\n'

  async function trec(projectId: string, files: Record<'topics' | 'run' | 'documents' | 'qrels', string | undefined>) {
    const ids: Record<string, string> = {}
    for (const [part, content] of Object.entries(files))
      if (content !== undefined) ids[part] = await upload(owner, projectId, `${part}.txt`, content)
    return runImport(owner, projectId, { format: 'trec', files: ids })
  }

  test('topics, run and documents become tasks; qrels become a source', async () => {
    const projectId = await project()
    const job = await trec(projectId, { topics, run, documents, qrels: '1 0 d1 3\n2 0 d9 1\n' })
    expect(job).toMatchObject({ state: 'done', queries: 2, results: 3, ratings: 1 })
    expect((await results(projectId)).map(({ title }) => title).sort()).toEqual([
      'One',
      'Second text without a title',
      'Second text without a title',
    ])
  })

  test('a run that names unknown topics or documents is refused', async () => {
    const projectId = await project()
    const job = await trec(projectId, {
      topics,
      run: `${run}9 Q0 d1 1 1 bm25\n1 Q0 d7 3 1 bm25\n`,
      documents,
      qrels: undefined,
    })
    expect(job.state).toBe('refused')
    expect(job.bad.map(({ file, row, problem, detail }) => [file, row, problem, detail])).toEqual([
      ['run', 4, 'unknown-query', '9'],
      ['run', 5, 'unknown-document', 'd7'],
    ])
  })
})

describe('uploads', () => {
  test('can go on where they stopped; a chunk of the wrong size is refused', async () => {
    const projectId = await project()
    const { id } = await owner.ok('upload.create', {
      params: { projectId },
      body: { name: 'x.csv', bytes: 1_048_576 + 10 },
    })
    const put = (number: number, size: number) =>
      owner.request(`/api/projects/${projectId}/uploads/${id}/chunks/${number}`, {
        method: 'PUT',
        body: new Uint8Array(size),
        headers: { 'content-type': 'application/octet-stream' },
      })
    expect((await put(1, 10)).status).toBe(200)
    expect((await put(1, 10)).status).toBe(200)
    expect((await put(0, 5)).status).toBe(400)
    expect(await owner.ok('upload.get', { params: { projectId, uploadId: id } })).toMatchObject({ received: 10 })
    const body = {
      format: 'csv' as const,
      files: { rows: id },
      mapping: ['query' as const, 'docId' as const],
      columns: ['q', 'd'],
      language: 'en',
      market: '',
    }
    expect((await owner.call('import.create', { params: { projectId }, body })).error.id).toBe('upload-incomplete')
  })

  test('a mapping without a document id, or with one field twice, is refused before it runs', async () => {
    const projectId = await project()
    const rows = await upload(owner, projectId, 'x.csv', 'a,b\n1,2\n')
    for (const mapping of [
      ['query', 'ignore'],
      ['query', 'query'],
    ] as const) {
      const body = {
        format: 'csv' as const,
        files: { rows },
        mapping: [...mapping],
        columns: ['a', 'b'],
        language: 'en',
        market: 'US',
      }
      expect((await owner.call('import.create', { params: { projectId }, body })).status).toBe(400)
    }
  })
})
