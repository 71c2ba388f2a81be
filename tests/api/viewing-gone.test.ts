import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { maskedProject, memberWith, treat } from '../support/masked.ts'
import { annotator, next } from '../support/projects.ts'
import { Seeing } from '../support/reveal.ts'
import { served } from '../support/served.ts'

let n = 0
const { server, owner } = await served()

async function image(projectId: string) {
  return server.db
    .selectFrom('result')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('kind', '=', 'image')
    .executeTakeFirstOrThrow()
}

/** Everything that can be asked of a result by its name, and what came of it. */
async function ways(it: Seeing, client: Client, resultId: string): Promise<number[]> {
  const { projectId, assignmentId } = it.task
  const body = JSON.stringify({ level: 1, part: 'media' })
  const post = { method: 'POST', body }
  const own = `/api/assignments/${assignmentId}/results/${it.subject}`
  const review = `/api/projects/${projectId}/results/${resultId}`
  const parts = ['preview', 'media', 'poster', 'captions-en', 'hls-a', 'still-0']
  const asked = [
    ...parts.map((part) => client.request(`${own}/${part}`)),
    ...parts.map((part) => client.request(`${review}/${part}`)),
    client.request(`${own}/reveal`, post),
    client.request(`${review}/reveal`, post),
  ]
  return (await Promise.all(asked)).map(({ status }) => status)
}

const gone: [string, (it: Seeing) => Promise<unknown>][] = [
  ['is treated TX', async (it) => treat(server, it.task.projectId, 'TX', (await image(it.task.projectId)).id)],
  [
    'is held under suspicion, even before any treatment was worked out anew',
    async (it) => {
      const { content_key, id } = await image(it.task.projectId)
      await sql`insert into quarantine (id, content_key, state, reported_by, project_id, result_id, reported_at)
        values (${newId()}, ${content_key}, 'held', ${it.client.id}, ${it.task.projectId}, ${id}, ${server.clock.now})`.execute(
        server.db,
      )
    },
  ],
]

describe.each(gone)('what %s', (_, change) => {
  test('has no path to a byte for anybody, the owner of the server included, nor through what was open', async () => {
    const projectId = await maskedProject(server, owner, { queries: 1 })
    const it = await Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, 'image')
    const others = [
      await memberWith(server, projectId, `Rea ${n++}`, ['reviewer']),
      await memberWith(server, projectId, `Tom ${n++}`, ['trainer']),
      owner,
    ]
    const { id } = await image(projectId)
    const [grant, viewing] = [await it.grant(3), await it.open(3)]
    expect((await it.file(viewing.media?.srcs[0] ?? '')).status).toBe(200)
    expect((await it.file(it.result.preview?.src ?? '')).status).toBe(200)
    await change(it)
    expect((await it.redeem(grant)).status).toBe(404)
    expect((await it.file(viewing.media?.srcs[0] ?? '')).status).toBe(404)
    expect((await it.client.call('viewing.beat', { params: { viewingId: viewing.id } })).error.id).toMatch(
      /^(not-found|viewing-over)$/,
    )
    for (const client of [it.client, ...others])
      for (const status of await ways(it, client, id)) expect([403, 404]).toContain(status)
    for (const status of await ways(it, owner, id)) expect(status).toBe(404)
  })
})

test('what is treated TX is not in the task, and the task can be handed in without it', async () => {
  const projectId = await maskedProject(server, owner, { queries: 1 })
  const it = await Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, 'image')
  await treat(server, projectId, 'TX', (await image(projectId)).id)
  const task = await it.client.ok('assignment.get', { params: { assignmentId: it.task.assignmentId } })
  expect(task.results.map(({ kind }) => kind)).toEqual(['text', 'video'])
  expect(JSON.stringify(task)).not.toContain(it.subject)
  const ben = await annotator(server, projectId, `Ben ${n++}`)
  expect((await next(ben, projectId)).tasks.flatMap(({ results }) => results.map(({ kind }) => kind))).not.toContain(
    'image',
  )
})

test('what somebody reported by mistake is never shown to them again, and to others it is', async () => {
  const projectId = await maskedProject(server, owner, { queries: 1, overlap: 2 })
  const it = await Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, 'image')
  const ben = await Seeing.of(await annotator(server, projectId, `Ben ${n++}`), projectId, 'image')
  const { content_key } = await image(projectId)
  await server.db.insertInto('never_again').values({ person_id: it.client.id, content_key }).execute()
  expect((await it.reveal(3)).status).toBe(404)
  expect((await it.file(it.result.preview?.src ?? '')).status).toBe(404)
  expect((await ben.reveal(3)).status).toBe(200)
})
