import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#core/taxonomy.ts'
import { defaultSafety } from '#core/viewing-settings.ts'
import { newId } from '#server/deps.ts'
import { refreshTreatments } from '#server/queries/treatments.ts'
import { canary, maskedProject, memberWith } from '../support/masked.ts'
import { annotator } from '../support/projects.ts'
import { Seeing } from '../support/reveal.ts'
import { served } from '../support/served.ts'

let n = 0
const { server, owner } = await served()

beforeAll(async () => {
  await server.db.updateTable('person').set({ officer: true }).execute()
})

const hate: Finding = { category: 'hate', leaf: 'slur', severity: 2 }

/** A masked project that knows the canary for a slur, in English. */
async function project(how: Parameters<typeof maskedProject>[2] = {}): Promise<string> {
  const projectId = await maskedProject(server, owner, { queries: 1, ...how })
  const list = { project_id: projectId, language: 'en', token: 'slur', words: [canary.toLowerCase()] }
  await server.db.insertInto('word_list').values(list).execute()
  return projectId
}

/** Sets what a source or a model says of all results. */
async function say(projectId: string, own: string | null, predicted: Finding[]): Promise<void> {
  await server.db.transaction().execute(async (trx) => {
    await sql`update result set own_treatment = ${own}, predicted = ${JSON.stringify(predicted)}::jsonb, categories = ${predicted.map(({ category }) => category)}::text[]
      where project_id = ${projectId}`.execute(trx)
    await refreshTreatments(trx, { projectId })
  })
}

const someone = (projectId: string) => annotator(server, projectId, `Ana ${n++}`)
const again = ({ client, task }: Seeing) => client.ok('assignment.get', { params: { assignmentId: task.assignmentId } })

describe('words', () => {
  test('start with the harmful ones replaced where pictures harm and words do not', async () => {
    const projectId = await project()
    const it = await Seeing.of(await someone(projectId), projectId, 'text')
    expect(it.result).toMatchObject({
      ...{ range: { start: 2, text: 2 }, author: '', url: null, published: null },
      ...{ title: '[slur] title 0', snippet: '[slur] snippet 0', text: '[slur] text 0' },
    })
  })

  test('are a card where words harm, then replaced, then the original; nothing raw is sent before', async () => {
    const projectId = await project()
    await say(projectId, null, [hate])
    const it = await Seeing.of(await someone(projectId), projectId, 'text')
    expect(it.result).toMatchObject({ range: { start: 2, text: 1 }, title: '', snippet: '', text: '' })
    const tokens = await it.open(3, 'text')
    expect(tokens.words).toEqual({
      ...{ title: '[slur] title 0', snippet: '[slur] snippet 0', text: '[slur] text 0', author: '', url: null },
    })
    expect((await it.open(4, 'text')).words).toMatchObject({ title: `${canary} title 0`, author: `${canary} author 0` })
  })

  test('stay a card for who does not want them, whatever the category', async () => {
    const projectId = await project()
    const ana = await someone(projectId)
    const preferences = JSON.stringify({ byCategory: { sexual: { start: null, words: false } } })
    await server.db.insertInto('viewing_preference').values({ person_id: ana.id, preferences }).execute()
    const it = await Seeing.of(ana, projectId, 'text')
    expect(it.result).toMatchObject({ range: { start: 2, text: 1 }, title: '' })
  })

  test('of a query that is harmful itself are replaced, or not sent where nothing is known of its language', async () => {
    const projectId = await project()
    await sql`update query set text = ${`${canary} query`}, need = ${`${canary} need`}, treatment = 'T3' where project_id = ${projectId}`.execute(
      server.db,
    )
    const it = await Seeing.of(await someone(projectId), projectId, 'text')
    expect(it.task.query).toMatchObject({ text: '[slur] query', need: '[slur] need' })
    await sql`delete from word_list where project_id = ${projectId}`.execute(server.db)
    expect((await again(it)).query).toMatchObject({ text: '', need: '' })
    expect((await again(it)).results[0]).toMatchObject({ range: { text: 1 }, title: '' })
  })

  test('for reviewers are the same', async () => {
    const projectId = await project({ overlap: 1 })
    const rea = await memberWith(server, projectId, `Rea ${n++}`, ['reviewer'])
    const { id } = await server.db
      .selectFrom('result')
      .select('id')
      .where('project_id', '=', projectId)
      .where('kind', '=', 'text')
      .executeTakeFirstOrThrow()
    const { grant } = await rea.ok('result.reveal', {
      params: { projectId, resultId: id },
      body: { level: 2, part: 'text' },
    })
    expect((await rea.ok('viewing.open', { body: { grant } })).words).toMatchObject({ title: '[slur] title 0' })
  })
})

describe('the card', () => {
  const full = (finding: Finding) => ({ ...finding, contexts: [], evidence: [] })

  /** Lets somebody say what is wrong with the image. */
  async function verdict(projectId: string, personId: string, finding: Finding, treatment: string): Promise<void> {
    await server.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{
        content_key: string
      }>`insert into verdict (content_key, policy_version, market, person_id, project_id, result_id, label_id, treatment, severity, findings, at)
        select r.content_key, 1, 'US', ${personId}, r.project_id, r.id, ${newId()}, ${treatment}, ${finding.severity}, ${JSON.stringify([full(finding)])}::jsonb, ${server.clock.now}
        from result r where r.project_id = ${projectId} and r.kind = 'image' returning content_key`.execute(trx)
      await refreshTreatments(trx, { keys: rows.map(({ content_key }) => content_key) })
    })
  }

  const image = (it: Seeing) => again(it).then(({ results }) => results.find(({ kind }) => kind === 'image'))

  test('says what a model or the source says', async () => {
    const projectId = await project()
    const it = await Seeing.of(await someone(projectId), projectId, 'image')
    expect(it.result.card).toEqual({ category: 'sexual', severity: 2, source: 'prediction' })
    await say(projectId, 'T3', [{ category: 'sexual', leaf: null, severity: 1 }])
    expect((await image(it))?.card).toEqual({ category: 'sexual', severity: null, source: 'source' })
    await say(projectId, 'T2', [])
    expect((await image(it))?.card).toEqual({ category: null, severity: null, source: 'source' })
  })

  test('says nothing once a single person made it stricter, and what two agreed on once they do', async () => {
    const projectId = await project({ safety: { ...defaultSafety, mode: 'beside' } })
    const it = await Seeing.of(await someone(projectId), projectId, 'image')
    const [ben, cem] = [await someone(projectId), await someone(projectId)]
    const worse: Finding = { category: 'violence', leaf: 'assault', severity: 2 }
    await verdict(projectId, ben.id, worse, 'T3')
    const nothing = { category: null, severity: null, source: null }
    expect(await image(it)).toMatchObject({
      treatment: 'T3',
      card: nothing,
      settled: null,
      range: { start: 1, most: 4 },
    })
    await verdict(projectId, cem.id, worse, 'T3')
    const people = { category: 'violence', severity: 2, source: 'people' }
    expect(await image(it)).toMatchObject({ treatment: 'T3', card: people, settled: { findings: [full(worse)] } })
  })

  test('two who agree can loosen it', async () => {
    const projectId = await project()
    const it = await Seeing.of(await someone(projectId), projectId, 'image')
    const mild: Finding = { category: 'sexual', leaf: 'suggestive', severity: 1 }
    for (const person of [await someone(projectId), await someone(projectId)])
      await verdict(projectId, person.id, mild, 'T1')
    expect(await image(it)).toMatchObject({
      treatment: 'T1',
      masked: false,
      card: null,
      range: null,
      settled: null,
      title: `${canary} title 1`,
    })
  })
})
