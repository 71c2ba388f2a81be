import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#server/deps.ts'
import { looked } from '../support/exposure.ts'
import { maskedProject, treat } from '../support/masked.ts'
import { annotator } from '../support/projects.ts'
import { elsewhere, Seeing } from '../support/reveal.ts'
import { served } from '../support/served.ts'

let it: Seeing
let email: string
let n = 0
const { server, owner } = await served()

/** Somebody new with a masked image. */
async function seeing(how: Parameters<typeof maskedProject>[2] = {}): Promise<Seeing> {
  const projectId = await maskedProject(server, owner, { queries: 1, ...how })
  email = `grant.${n}@example.org`
  return Seeing.of(await annotator(server, projectId, `Grant ${n++}`), projectId, 'image')
}

const contentKey = async () =>
  server.db
    .selectFrom('result')
    .select(['content_key', 'id', 'project_id'])
    .where('project_id', '=', it.task.projectId)
    .where('kind', '=', 'image')
    .executeTakeFirstOrThrow()

const ways: [string, () => Promise<unknown>, string][] = [
  [
    'after an opt-out of what a model says it is',
    () => it.client.ok('me.keepAway', { body: { categories: ['sexual'], authors: [] } }),
    'opted-out',
  ],
  [
    'after an opt-out of what somebody else says it is',
    async () => {
      const { content_key, id, project_id } = await contentKey()
      await sql`insert into verdict (content_key, policy_version, market, person_id, project_id, result_id, label_id, treatment, severity, findings, at)
        values (${content_key}, 1, 'US', ${owner.id}, ${project_id}, ${id}, ${newId()}, 'T2', 2,
          '[{"category": "hate", "leaf": null, "severity": 2}]', ${server.clock.now})`.execute(server.db)
      await it.client.ok('me.keepAway', { body: { categories: ['hate'], authors: [] } })
    },
    'opted-out',
  ],
  ['after today’s limit', () => looked(server, it.client, { level: 5, treatment: 'T3', seconds: 7200 }), 'limit'],
  ['once the treatment is stricter', () => treat(server, it.task.projectId, 'T4'), 'sealed'],
]

describe('a grant', () => {
  test('says what it is for and until when, and is redeemed once', async () => {
    it = await seeing()
    const { body } = await it.reveal(3)
    expect(body).toMatchObject({
      level: 3,
      part: 'media',
      expiresAt: new Date(server.clock.now.getTime() + 60_000).toISOString(),
    })
    expect(Buffer.from(body.grant, 'base64url')).toHaveLength(32)
    const kept = await sql<{
      row: string
    }>`select row_to_json(g)::text as row from reveal_grant g where g.person_id = ${it.client.id}`.execute(server.db)
    expect(kept.rows.map(({ row }) => row).join()).not.toContain(body.grant)
    expect((await it.redeem(body.grant)).status).toBe(200)
    const again = await it.redeem(body.grant)
    expect([again.status, again.error.id]).toEqual([410, 'grant-void'])
  })

  test('opens once for two at the same time', async () => {
    it = await seeing()
    const grant = await it.grant(3)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => it.redeem(grant)))
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(outcomes.filter(({ status }) => status === 410)).toHaveLength(7)
  })

  test('is good in its own session alone, not in another of the same person, nor for others, nor made up', async () => {
    it = await seeing()
    const grant = await it.grant(3)
    const other = await elsewhere(server, email)
    expect((await it.redeem(grant, other)).error.id).toBe('grant-void')
    const ben = await annotator(server, it.task.projectId, `Ben ${n++}`)
    expect((await it.redeem(grant, ben)).error.id).toBe('grant-void')
    expect((await it.redeem(grant, owner)).error.id).toBe('grant-void')
    expect((await it.redeem('made-up')).error.id).toBe('grant-void')
    expect((await it.redeem(grant, server.stranger())).status).toBe(401)
    expect((await it.redeem(grant)).status).toBe(200)
  })

  test('is late after a minute', async () => {
    it = await seeing()
    const [grant, late] = [await it.grant(3), await it.grant(3)]
    server.pass(59 / 60)
    expect((await it.redeem(grant)).status).toBe(200)
    server.pass(2 / 60)
    expect((await it.redeem(late)).error.id).toBe('grant-void')
  })

  test('is bound to its level and part: nothing in the request can raise it', async () => {
    it = await seeing()
    const grant = await it.grant(2)
    const raised = await it.client.request('/api/viewings', {
      method: 'POST',
      body: JSON.stringify({ grant, level: 5 }),
    })
    expect(raised.status).toBe(400)
    expect((await it.redeem(grant)).body).toMatchObject({ level: 2, part: 'media' })
  })

  test('is given for an own task alone', async () => {
    it = await seeing({ overlap: 2 })
    const ben = await annotator(server, it.task.projectId, `Ben ${n++}`)
    expect((await it.reveal(3, 'media', ben)).status).toBe(404)
    expect((await it.reveal(3, 'media', owner)).status).toBe(404)
    const body = { level: 3, part: 'media' } as const
    const params = { assignmentId: it.task.assignmentId, subject: 'nothing' }
    expect((await it.client.call('assignment.reveal', { params, body })).status).toBe(404)
    expect((await it.client.call('assignment.reveal', { params, body: { ...body, level: 0 } })).status).toBe(404)
    expect((await it.reveal(0)).status).toBe(400)
  })

  test.each(ways)('is refused %s, at every step of the way', async (_, change, why) => {
    it = await seeing()
    const [grant, viewing] = [await it.grant(3), await it.open(3)]
    const src = viewing.media?.srcs[0] ?? ''
    expect((await it.file(src)).status).toBe(200)
    await change()
    expect((await it.reveal(3)).error).toMatchObject({ id: 'reveal-refused', details: { why } })
    const redeemed = await it.redeem(grant)
    expect([redeemed.status, redeemed.error.details]).toEqual([403, { why }])
    expect((await it.redeem(grant)).error.id).toBe('grant-void')
    expect((await it.file(src)).status).toBe(410)
    expect((await it.client.call('viewing.beat', { params: { viewingId: viewing.id } })).error.id).toBe('viewing-over')
  })
})

describe('an open viewing', () => {
  const beat = (id: string, client = it.client) => client.call('viewing.beat', { params: { viewingId: id } })

  test('lives on signs of life, and ends a minute after the last', async () => {
    it = await seeing()
    const viewing = await it.open(3)
    const src = viewing.media?.srcs[0] ?? ''
    for (let i = 0; i < 4; i++) {
      server.pass(0.75)
      expect((await beat(viewing.id)).status).toBe(200)
    }
    server.pass(59 / 60)
    expect((await it.file(src)).status).toBe(200)
    server.pass(2 / 60)
    expect((await it.file(src)).status).toBe(410)
    expect((await beat(viewing.id)).error.id).toBe('viewing-over')
  })

  test('ends when it is closed, and when the next step of the same part opens', async () => {
    it = await seeing()
    const [first, words, second] = [await it.open(3), await it.open(4, 'text'), await it.open(4)]
    expect((await beat(first.id)).error.id).toBe('viewing-over')
    expect((await beat(words.id)).status).toBe(200)
    await it.client.ok('viewing.close', { params: { viewingId: second.id } })
    expect((await it.file(second.media?.srcs[0] ?? '')).status).toBe(410)
    await it.client.ok('viewing.close', { params: { viewingId: second.id } })
  })

  test('is there for its own session alone, and cannot be closed or kept open by others', async () => {
    it = await seeing()
    const viewing = await it.open(3)
    const src = viewing.media?.srcs[0] ?? ''
    const others = [await elsewhere(server, email), await annotator(server, it.task.projectId, `Ben ${n++}`), owner]
    for (const other of others) {
      expect((await it.file(src, undefined, other)).status).toBe(404)
      expect((await beat(viewing.id, other)).status).toBe(404)
    }
    await others[1]?.ok('viewing.close', { params: { viewingId: viewing.id } })
    expect((await it.file(src)).status).toBe(200)
    expect((await it.file(src, undefined, server.stranger())).status).toBe(401)
    await it.client.call('session.delete')
    expect((await it.file(src)).status).toBe(401)
  })

  test('of words has no files', async () => {
    it = await seeing()
    const { id } = await it.open(4, 'text')
    for (const part of ['media', 'still-0', 'captions-en', 'hls-a'])
      expect((await it.file(`/api/viewings/${id}/${part}`)).status).toBe(404)
  })
})
