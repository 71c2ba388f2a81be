import { beforeAll, expect, test } from 'vitest'
import type { Signal } from '#contract/insights.ts'
import type { Client } from '../support/api.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let projectId: string
let zoe: Client
const { server, owner } = await served()
const said = 'The same words, in the same order.'

/** Ana and Ben give what there is, in the same words; Zoe gives 2 to everything at once, an hour later. */
beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 3, rows: stageRows(1, 40) })
  const truth = Array.from({ length: 40 }, (_, at) => (at * 7) % 4)
  const ana = await annotator(server, projectId, 'Ana')
  const ben = await annotator(server, projectId, 'Ben')
  zoe = await annotator(server, projectId, 'Zoe')
  await gradeQueries(ana, projectId, [truth], { activeMs: 9000, explanation: said })
  await gradeQueries(ben, projectId, [truth], { activeMs: 8000, explanation: `  ${said.toUpperCase()} ` })
  server.pass(60)
  await gradeQueries(zoe, projectId, [truth.map(() => 2)], { activeMs: 150 })
})

const params = () => ({ projectId })
const signals = async () => (await owner.ok('insights.signals', { params: params() })).signals
const name = ({ kind, person, other }: Signal) => [kind, ...[person.name, other?.name ?? ''].sort()].join(' ').trim()

test('every question is asked of those it is about, with numbers and labels that show it', async () => {
  const found = await signals()
  const asked = found.map((signal) => name(signal).replace(/ +/g, ' ')).sort()
  expect(asked).toEqual(
    ['right-after Ana Ben', 'same-grade Zoe', 'same-words Ana Ben', 'too-alike Ana Ben', 'too-fast Zoe'].sort(),
  )
  const of = (kind: string) => found.find((signal) => signal.kind === kind)
  expect(of('too-fast')).toMatchObject({ labels: 40, seen: 150, usual: 8000, share: 1 })
  expect(of('too-fast')?.evidence[0]).toMatchObject({ activeMs: 150, value: 2, otherValue: null })
  expect(of('same-grade')).toMatchObject({ labels: 40, seen: 1, usual: 0.25, grade: 2 })
  expect(of('same-words')).toMatchObject({ labels: 40, seen: 40, usual: 0 })
  expect(of('right-after')).toMatchObject({ labels: 40, seen: 1, usual: 0 })
  expect(of('right-after')?.evidence[0]).toMatchObject({ gapMs: 0 })
  for (const { evidence } of found) expect(evidence).toHaveLength(6)
})

test('a note is kept with its maker and in the audit log, can be taken back, and leads to nothing', async () => {
  const [signal] = await signals()
  if (!signal) throw new Error('no signal')
  const about = { kind: signal.kind, personId: signal.person.id, otherId: signal.other?.id ?? null }
  const save = (answer: 'seen' | 'explained' | null, text: string) =>
    owner.ok('insights.noteSignal', { params: params(), body: { ...about, answer, text } })
  await save('explained', 'A slow network.')
  expect((await signals())[0]?.note).toMatchObject({ answer: 'explained', text: 'A slow network.', by: 'Olive Owner' })
  await save(null, '')
  expect((await signals())[0]?.note).toBeNull()
  const log = await server.db.selectFrom('audit').selectAll().where('action', '=', 'signal.note').execute()
  expect(log.map(({ person_id }) => person_id)).toEqual([owner.id, owner.id])
  const notices = await server.db.selectFrom('notification').selectAll().where('person_id', '=', zoe.id).execute()
  expect(notices.filter(({ project_id }) => project_id === projectId)).toEqual([])
})

test('nobody but an owner reads or notes anything; unknown people and kinds are refused', async () => {
  const body = { kind: 'too-fast' as const, personId: zoe.id, otherId: null, answer: 'seen' as const, text: '' }
  expect((await zoe.call('insights.signals', { params: params() })).status).toBe(403)
  expect((await zoe.call('insights.noteSignal', { params: params(), body })).status).toBe(403)
  const unknown = { ...body, personId: projectId }
  expect((await owner.call('insights.noteSignal', { params: params(), body: unknown })).status).toBe(404)
  const wrong = { ...body, kind: 'lazy' as never }
  expect((await owner.call('insights.noteSignal', { params: params(), body: wrong })).status).toBe(400)
})
