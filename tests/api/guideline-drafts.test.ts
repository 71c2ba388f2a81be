import { beforeEach, describe, expect, test } from 'vitest'
import type { NewDraft } from '#contract/guideline-draft.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { joinAll } from '../support/crowd.ts'
import { makeGold, resultsOf } from '../support/gold.ts'
import { makePeople } from '../support/people.ts'
import { annotator, doTask, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'
import { plantSession, settle } from '../support/settled.ts'

const guideline = {
  en: '# Bikes\n\n## Intent {#intent}\n\nIntent comes before words.\n\n## Age {#age}\n\nOld is fine.\n',
  de: '# Räder\n\n## Absicht {#intent}\n\nDie Absicht zuerst.\n',
}
const newWords = { en: { title: 'Intent', text: 'Words come before intent.' } }

let tara: Client
let ana: Client
let projectId: string
let sessionId: string
let ids: string[]
const { server, owner } = await served()

beforeEach(async () => {
  projectId = await makeProject(server, owner, { overlap: 1, rows: stageRows(2, 2) })
  await owner.ok('guideline.update', { params: { projectId }, body: { texts: guideline, basedOn: 0 } })
  ana = await annotator(server, projectId, `Ana ${projectId.slice(-6)}`)
  const email = `tara.${projectId.slice(-6)}@example.org`
  tara = (await makePeople(server, [{ name: 'Tara Trainer', email }]))[0] as Client
  await joinAll(server, projectId, [tara])
  await server.db
    .updateTable('membership')
    .set({ roles: ['trainer'] })
    .where('person_id', '=', tara.id)
    .execute()
  ids = (await resultsOf(server, projectId)).map(({ id }) => id)
  sessionId = await plantSession(server, { projectId, trainer: tara, results: ids.slice(0, 2), people: [ana] })
})

const of = (differ: Partial<NewDraft> = {}): NewDraft => ({
  ...{ sessionId, n: 0, basedOn: 1, clause: 'intent', texts: newWords, note: 'As we said' },
  ...differ,
})
const draft = (differ: Partial<NewDraft> = {}, client = tara) =>
  client.ok('draft.create', { params: { projectId }, body: of(differ) })
const refused = async (differ: Partial<NewDraft>) => {
  const { status, error } = await tara.call('draft.create', { params: { projectId }, body: of(differ) })
  return [status, error.id]
}
const publish = (draftId: string, version: number, client = owner) =>
  client.call('draft.publish', { params: { projectId, draftId }, body: { version } })
const inForce = () => owner.ok('guideline.get', { params: { projectId } })
const list = () => tara.ok('draft.list', { params: { projectId }, query: {} })

describe('a draft', () => {
  test('shows the old clause and the new one, who drafted it, and who published it; only that clause changes', async () => {
    const one = await draft()
    expect(one).toMatchObject({
      ...{ clause: 'intent', state: 'draft', isStale: false, draftedBy: 'Tara Trainer', isOwn: true, settledBy: null },
      before: {
        en: { title: 'Intent', text: 'Intent comes before words.' },
        de: { title: 'Absicht', text: 'Die Absicht zuerst.' },
      },
      texts: newWords,
    })
    expect((await owner.ok('draft.list', { params: { projectId }, query: { sessionId } })).drafts[0]?.isOwn).toBe(false)
    const { status, body } = await publish(one.id, 1)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'published', version: 2, draftedBy: 'Tara Trainer', settledBy: 'Olive Owner' })
    const { version, texts } = await inForce()
    expect(version).toBe(2)
    expect(texts).toEqual({
      ...guideline,
      en: guideline.en.replace('Intent comes before words', 'Words come before intent'),
    })
    expect((await ana.ok('notice.list')).notices.map(({ kind }) => kind)).toContain('guideline')
    expect((await publish(one.id, 2)).error.id).toBe('conflict')
  })

  test('retires the gold of the clause, but for what its own session settled, and counts the labels to look at again', async () => {
    await doTask(ana, (await next(ana, projectId)).tasks[0] as Parameters<typeof doTask>[1])
    await makeGold(owner, projectId, { [ids[2] ?? '']: 1, [ids[3] ?? '']: 1 })
    for (const [at, clause] of [
      [2, 'intent'],
      [3, 'age'],
    ] as const)
      await owner.ok('gold.update', { params: { projectId, resultId: ids[at] ?? '' }, body: { clause } })
    for (const n of [0, 1]) await settle(server, { projectId, sessionId, n }, tara, { clause: 'intent' })
    const { body } = await publish((await draft()).id, 1)
    expect(body.recheck).toBe(2)
    const { rows } = await owner.ok('gold.list', { params: { projectId }, query: {} })
    expect(Object.fromEntries(rows.map((row) => [ids.indexOf(row.resultId), row.retiredWhy]))).toEqual({
      ...{ 0: null, 1: null, 2: 'clause', 3: null },
    })
    const filter = { clause: 'intent', guidelineBefore: 2 }
    const action = { kind: 'stale' as const, filter, again: true, liftDecisions: true }
    const { counts } = await owner.ok('bulk.preview', { params: { projectId }, body: { action } })
    expect(counts.labels).toBe(2)
  })

  test('whose clause has changed meanwhile is not published until it was looked at again', async () => {
    const one = await draft()
    const age = await draft({ clause: 'age', texts: { en: { title: 'Age', text: 'New is better.' } } })
    const other = await draft({ texts: { en: { title: 'Intent', text: 'Neither.' } } }, owner)
    expect((await publish(other.id, 1)).status).toBe(200)
    expect((await list()).drafts.find(({ id }) => id === one.id)).toMatchObject({
      ...{
        isStale: true,
        before: { en: { text: 'Intent comes before words.' } },
        inForce: { en: { text: 'Neither.' } },
      },
    })
    // The version that was looked at, and the clause itself.
    expect([(await publish(one.id, 1)).error.id, (await publish(one.id, 2)).error.id]).toEqual([
      'stale-version',
      'stale-version',
    ])
    // What changed elsewhere does not matter to a draft of another clause.
    expect((await publish(age.id, 2)).status).toBe(200)
    const params = { projectId, draftId: one.id }
    const body = { basedOn: 3, texts: newWords, note: '' }
    expect((await tara.call('draft.update', { params, body: { ...body, basedOn: 2 } })).error.id).toBe('stale-version')
    expect(await tara.ok('draft.update', { params, body })).toMatchObject({ isStale: false, basedOn: 3 })
    expect((await publish(one.id, 3)).body).toMatchObject({ version: 4 })
    expect((await inForce()).texts.en).toContain('Words come before intent.\n\n## Age {#age}\n\nNew is better.')
  })

  test('that is new gets an id nobody had, and a draft that was dropped stays in the list', async () => {
    const texts = { de: { title: 'Neu', text: 'Ganz neu.' } }
    const [one, two] = [await draft({ clause: null, texts }), await draft({ clause: null, texts, n: null })]
    expect([one.clause, two.clause]).toEqual(['c1', 'c2'])
    await tara.ok('draft.drop', { params: { projectId, draftId: two.id } })
    expect((await publish(one.id, 1, tara)).status).toBe(200)
    expect((await inForce()).texts.de).toMatch(/Die Absicht zuerst\.\n\n## Neu \{#c1\}\n\nGanz neu\.\n$/)
    expect((await list()).drafts.map(({ state }) => state).sort()).toEqual(['dropped', 'published'])
  })

  test('has to be one clause in a language of the guideline, of a session that is there', async () => {
    expect(await refused({ texts: {} })).toEqual([422, 'bad-guideline'])
    expect(await refused({ texts: { en: { title: 'A', text: '## B' } } })).toEqual([422, 'bad-guideline'])
    expect(await refused({ texts: { fr: { title: 'A', text: 'b' } } })).toEqual([422, 'bad-language'])
    expect(await refused({ clause: 'nothing' })).toEqual([400, 'bad-request'])
    expect(await refused({ basedOn: 0 })).toEqual([409, 'stale-version'])
    expect(await refused({ n: 7 })).toEqual([404, 'not-found'])
    expect(await refused({ sessionId: newId() })).toEqual([404, 'not-found'])
    const same = await draft({ texts: { en: { title: 'Intent', text: 'Intent comes before words.' } } })
    expect((await publish(same.id, 1)).error.id).toBe('bad-request')
    expect((await publish(newId(), 1)).status).toBe(404)
    const { status } = await ana.call('draft.list', { params: { projectId }, query: {} })
    expect(status).toBe(403)
  })
})
