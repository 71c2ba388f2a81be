import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '#core/taxonomy.ts'
import { treatmentOfAll } from '#core/taxonomy.ts'
import { newId } from '#server/deps.ts'
import { bindingVerdict, refreshTreatments } from '#server/queries/treatments.ts'
import type { Client } from '../support/api.ts'
import { makePeople } from '../support/people.ts'
import { makeProject, plainProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
let people: Client[]
let projectId: string

beforeAll(async () => {
  people = await makePeople(
    server,
    ['Ana', 'Ben', 'Cem'].map((name) => ({ name, email: `${name}@example.org` })),
  )
})
beforeEach(async () => {
  await sql`delete from verdict`.execute(server.db)
  await sql`delete from quarantine`.execute(server.db)
  const rows = stageRows(1, 3).map((row, i) => ({ ...row, treatment: i === 2 ? ('T2' as const) : null }))
  projectId = await makeProject(server, owner, { rows })
})

const all = () =>
  server.db
    .selectFrom('result')
    .select(['id', 'treatment', 'predicted_treatment', 'content_key'])
    .where('project_id', '=', projectId)
    .orderBy('rank')
    .execute()
const treatments = async () => (await all()).map(({ treatment }) => treatment)
const refresh = (scope: Parameters<typeof refreshTreatments>[1]) =>
  server.db.transaction().execute((trx) => refreshTreatments(trx, scope))

const finding = (category: Finding['category'], severity: Finding['severity']): Finding => ({
  category,
  leaf: null,
  severity,
})

/** Says something of the result at a place, and works its treatment out. */
async function say(who: number, at: number, findings: Finding[], market = 'US') {
  const result = (await all())[at]
  if (!result) throw new Error('no result')
  server.pass(1)
  const severity = Math.max(0, ...findings.map((one) => one.severity))
  await server.db
    .insertInto('verdict')
    .values({
      ...{ content_key: result.content_key ?? '', policy_version: 1, market, person_id: people[who]?.id ?? '' },
      ...{ project_id: projectId, result_id: result.id, label_id: newId(), at: server.clock.now },
      ...{ treatment: treatmentOfAll(findings), severity, findings: JSON.stringify(findings) },
    })
    .execute()
  await refresh({ keys: [result.content_key ?? ''] })
  return result.content_key ?? ''
}

async function predict(at: number, findings: Finding[]) {
  const id = (await all())[at]?.id ?? ''
  await server.db
    .updateTable('result')
    .set({ predicted: JSON.stringify(findings) })
    .where('id', '=', id)
    .execute()
  await refresh({ projectId })
}

describe('the treatment in force', () => {
  test('is the strictest of source, model and query, and the floor where all three say nothing', async () => {
    expect(await treatments()).toEqual(['T0', 'T0', 'T2'])
    await predict(0, [finding('hate', 3), finding('deception', 1)])
    expect(await treatments()).toEqual(['T3', 'T0', 'T2'])
    const patch = (body: object) => owner.ok('project.update', { params: { projectId }, body })
    await patch({ treatmentFloor: 'T2' })
    expect(await treatments()).toEqual(['T3', 'T2', 'T2'])
    await patch({ viewing: { ...plainProject.viewing, tightening: { hate: ['T2', 'T3', 'T4', 'T4'] } } })
    expect((await all())[0]).toMatchObject({ treatment: 'T4', predicted_treatment: 'T4' })
    await server.db.updateTable('query').set({ treatment: 'T1' }).where('project_id', '=', projectId).execute()
    await refresh({ projectId })
    // What is known to be mild is not unknown.
    expect(await treatments()).toEqual(['T4', 'T1', 'T2'])
  })

  test('a looser table of the project loosens nothing, a leaf’s least holds, severity 0 is nothing', async () => {
    const viewing = { ...plainProject.viewing, tightening: { bullying: ['T0', 'T0', 'T0', 'T0'] as 'T0'[] } }
    await owner.ok('project.update', { params: { projectId }, body: { viewing } })
    await predict(0, [{ ...finding('bullying', 1), leaf: 'non-consensual-intimate-image' }])
    await predict(1, [finding('violence', 0)])
    expect(await treatments()).toEqual(['T4', 'T0', 'T2'])
  })

  test('one person tightens and never loosens; two who agree loosen, down to the source’s own rule', async () => {
    await predict(0, [finding('hate', 3)])
    await say(0, 0, [])
    expect(await treatments()).toEqual(['T3', 'T0', 'T2'])
    await say(0, 1, [finding('violence', 3)])
    expect(await treatments()).toEqual(['T3', 'T4', 'T2'])
    const key = await say(1, 0, [])
    await say(0, 2, [])
    await say(1, 2, [])
    expect(await treatments()).toEqual(['T0', 'T4', 'T2'])
    expect((await bindingVerdict(server.db, [key])).get(`${key}/US`)).toEqual({
      findings: [],
      bases: [],
      confidence: null,
    })
    // Somebody who sees it differently later undoes the agreement.
    await say(2, 0, [finding('graphic', 1)])
    expect(await treatments()).toEqual(['T3', 'T4', 'T2'])
    expect(await bindingVerdict(server.db, [key])).toEqual(new Map())
  })

  test('agreement binds in the market it was reached in; a verdict from elsewhere tightens', async () => {
    await predict(0, [finding('hate', 2)])
    await say(0, 0, [], 'DE')
    await say(1, 0, [], 'DE')
    expect(await treatments()).toEqual(['T2', 'T0', 'T2'])
    await say(2, 0, [finding('sexual', 4)], 'FR')
    expect(await treatments()).toEqual(['T4', 'T0', 'T2'])
  })

  test('what two people agree is treated alike, but for other reasons, is not settled', async () => {
    await say(0, 1, [finding('hate', 2)])
    const key = await say(1, 1, [finding('bullying', 2)])
    expect(await treatments()).toEqual(['T0', 'T2', 'T2'])
    expect(await bindingVerdict(server.db, [key])).toEqual(new Map())
  })

  test('what is in quarantine is TX in every project, whatever two people said, and comes back when it is restored', async () => {
    const other = await makeProject(server, owner, { rows: stageRows(1, 1) })
    await say(0, 0, [])
    const key = await say(1, 0, [])
    const row = { id: newId(), content_key: key, state: 'held' as const, reported_by: people[0]?.id ?? '' }
    await server.db
      .insertInto('quarantine')
      .values({ ...row, project_id: projectId, result_id: (await all())[0]?.id ?? '', reported_at: server.clock.now })
      .execute()
    await refresh({ keys: [key] })
    expect(await treatments()).toEqual(['TX', 'T0', 'T2'])
    const there = () =>
      server.db.selectFrom('result').select('treatment').where('project_id', '=', other).executeTakeFirst()
    expect(await there()).toEqual({ treatment: 'TX' })
    await server.db.updateTable('quarantine').set({ state: 'restored' }).where('id', '=', row.id).execute()
    await refresh({ keys: [key] })
    expect(await treatments()).toEqual(['T0', 'T0', 'T2'])
    expect(await there()).toEqual({ treatment: 'T0' })
  })

  test('an import finds what was said of the same words before', async () => {
    await say(0, 0, [finding('violence', 2)])
    const other = await makeProject(server, owner, { rows: stageRows(1, 2) })
    const rows = await server.db.selectFrom('result').select('treatment').where('project_id', '=', other).execute()
    expect(rows.map(({ treatment }) => treatment).sort()).toEqual(['T0', 'T3'])
  })
})
