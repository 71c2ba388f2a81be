import { sql } from 'kysely'
import { beforeAll, test } from 'vitest'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { afterStart, expectInTime, handIn } from '../support/in-time.ts'
import { fill, fillLabels, fillTasks } from '../support/many-labels.ts'
import { makeProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const labels = Number(process.env.BENCH_LABELS ?? 1_000_000)
const [perQuery, overlap, days] = [10, 3, 28]
const tasks = Math.ceil(labels / perQuery / overlap)
const languages = ['en', 'de', 'fr', 'es']

const { server, owner } = await served({ now: () => new Date() })

beforeAll(async () => {
  server.clock.now = new Date()
})

/** Two runs over every query, each in an order of its own, as if they had been taken in; one document of each is known to nobody. */
async function addRuns(projectId: string): Promise<void> {
  for (const [side, step] of [
    ['a', 1],
    ['b', 3],
  ] as const)
    await sql`with run as (insert into run (project_id, id, name, side, queries, documents, unknown, uploaded_by, uploaded_at)
        values (${projectId}, gen_random_uuid(), ${side}, ${side}, ${tasks}, ${tasks * perQuery}, 0, ${owner.id}, now()) returning id)
      insert into run_query (project_id, run_id, query_id, doc_ids, scores) select ${projectId}, run.id, q.id,
        array(select 'd' || case when q.position % 100 = 0 and r = 1 then 99 else 1 + (r * ${sql.lit(step)}) % ${sql.lit(perQuery)} end from generate_series(1, ${sql.lit(perQuery)}) r),
        array(select (100 - r)::real from generate_series(1, ${sql.lit(perQuery)}) r)
      from run, query q where q.project_id = ${projectId}`.execute(server.db)
  await sql`analyze run_query`.execute(server.db)
}

test('what the page of runs asks for is there within a second on a million labels', {
  timeout: 1_200_000,
}, async () => {
  const projectId = await makeProject(server, owner, { name: 'Runs', rows: [], overlap, languages })
  const crowd = await makeCrowd(server, 20)
  await joinAll(server, projectId, crowd)
  const many = { projectId, perQuery, overlap, days, languages }
  await fill(server.db, async (db) => {
    await fillTasks(db, many, { tasks, done: overlap })
    await fillLabels(db, many, { tasks, ids: crowd.map(({ id }) => id) })
  })
  await addRuns(projectId)
  const params = { projectId }
  const measures = 'nDCG@10;P(rel=1)@10;AP(rel=1)@100;Judged@10'
  const evaluate = () => owner.ok('run.evaluation', { params, query: { measures } })
  const compare = () => owner.ok('run.comparison', { params })
  const spent = () => owner.ok('run.return', { params, query: { measure: 'nDCG@10' } })
  const unjudged = () => owner.ok('run.unjudged', { params, query: { k: '10' } })
  const started = performance.now()
  while ((await evaluate()).isComputing || (await compare()).isComputing);
  console.log(`measured and compared after ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const begun = performance.now()
  while ((await spent()).isComputing);
  console.log(`what the labels have brought after ${((performance.now() - begun) / 1000).toFixed(1)} s more`)
  await unjudged()
  const first = await sql<{ id: string }>`select id from query where project_id = ${projectId} limit 1`.execute(
    server.db,
  )
  const queryId = first.rows[0]?.id ?? ''
  const client = await afterStart(server.db, owner)
  const asked = {
    evaluation: () => client.ok('run.evaluation', { params, query: { measures } }),
    comparison: () => client.ok('run.comparison', { params }),
    queries: () => client.ok('run.queries', { params, query: { measure: 'nDCG@10', measures } }),
    query: () => client.ok('run.query', { params: { projectId, queryId } }),
    return: () => client.ok('run.return', { params, query: { measure: 'nDCG@10' } }),
    unjudged: () => client.ok('run.unjudged', { params, query: { k: '10' } }),
    list: () => client.ok('run.list', { params }),
  }
  await expectInTime(asked, () => handIn(server.db, projectId))
})
