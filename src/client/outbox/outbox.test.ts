import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Label } from '#contract/labelling.ts'
import { ApiError } from '../call.ts'
import type { Entry } from './entry.ts'
import { indexedStore } from './indexed-store.ts'
import { createOutbox } from './outbox.ts'

let names = 0
const freshName = () => `outbox-${names++}`
const label = (id: string) => ({ kind: 'label' as const, label: { id, assignmentId: 'a1' } as Label })
const finish = { kind: 'finish' as const, assignmentId: 'a1', finish: { outcome: 'submit' as const, madeAt: '' } }

/** A server that stores each label once, and fails as its script says before or after it has stored. */
function scriptedServer() {
  const stored: string[] = []
  const script: ('ok' | 'lost' | 'down' | ApiError)[] = []
  let signedIn: string | null = 'p1'
  const send = async (entries: readonly Entry[]) => {
    const step = script.shift() ?? 'ok'
    if (step === 'down') throw new ApiError('offline', 0, '')
    if (step instanceof ApiError) throw step
    if (signedIn === null) throw new ApiError('not-signed-in', 401, '')
    if (signedIn !== 'p1') throw new ApiError('other-person', 403, '')
    for (const entry of entries) {
      const id = entry.kind === 'label' ? entry.label.id : 'finish'
      if (!stored.includes(id)) stored.push(id)
    }
    if (step === 'lost') throw new ApiError('offline', 0, '')
  }
  return { stored, script, send, signIn: (id: string | null) => (signedIn = id) }
}

async function make(server: ReturnType<typeof scriptedServer>, name = freshName()) {
  const timers: (() => void)[] = []
  let asked = 0
  const outbox = createOutbox({
    store: await indexedStore(name),
    isDurable: true,
    send: server.send,
    alone: (work) => work(),
    now: () => new Date('2026-11-24T10:00:00'),
    random: () => 0.5,
    later: (_, work) => void timers.push(work),
    painted: async () => {},
    onNeedsSignIn: () => asked++,
  })
  const settle = async () => {
    for (let i = 0; i < 200; i++) {
      await outbox.drain()
      if (outbox.status.getState().sending === 'idle') return
    }
  }
  return { outbox, timers, settle, asked: () => asked, status: () => outbox.status.getState() }
}

describe('the outbox', () => {
  test('counts a label as made when it is kept, and as stored when the server has said so', async () => {
    const server = scriptedServer()
    server.script.push('down', 'down', 'down')
    const { outbox, status, settle } = await make(server)
    await outbox.add(label('l1'))
    await outbox.drain()
    expect(status()).toMatchObject({ made: 1, stored: 0, pending: 1, sending: 'offline' })
    await settle()
    expect(status()).toMatchObject({ made: 1, stored: 1, pending: 0, sending: 'idle' })
  })

  test('sends in order: a submit never before the labels of its task', async () => {
    const server = scriptedServer()
    const { outbox, settle } = await make(server)
    await outbox.add(label('l1'))
    await outbox.add(label('l2'))
    await outbox.add(finish)
    await outbox.add(label('l3'))
    await settle()
    expect(server.stored).toEqual(['l1', 'l2', 'finish', 'l3'])
  })

  test('an answer lost after the server committed: stored once', async () => {
    const server = scriptedServer()
    server.script.push('lost', 'lost')
    const { outbox, settle, status } = await make(server)
    await outbox.add(label('l1'))
    await settle()
    expect(server.stored).toEqual(['l1'])
    expect(status()).toMatchObject({ made: 1, stored: 1, pending: 0 })
  })

  test('a page closed in the middle goes on where it was', async () => {
    const server = scriptedServer()
    server.script.push('down')
    const name = freshName()
    const before = await make(server, name)
    await before.outbox.add(label('l1'))
    const after = await make(server, name)
    await after.settle()
    expect(server.stored).toEqual(['l1'])
    expect(after.status()).toMatchObject({ made: 1, stored: 1 })
  })

  test('a session that ended asks once, keeps everything, and goes on after the sign-in', async () => {
    const server = scriptedServer()
    server.script.push(new ApiError('not-signed-in', 401, ''))
    const { outbox, settle, asked, status } = await make(server)
    await outbox.add(label('l1'))
    await outbox.drain()
    expect([status().sending, status().pending, asked()]).toEqual(['idle', 0, 1])
    await settle()
    expect(server.stored).toEqual(['l1'])
  })

  test("nothing goes under another person's sign-in", async () => {
    const server = scriptedServer()
    server.signIn('p2')
    const { outbox, status, settle } = await make(server)
    await outbox.add(label('l1'))
    await outbox.drain()
    expect([server.stored, status().sending, status().pending]).toEqual([[], 'other-person', 1])
    server.signIn('p1')
    await settle()
    expect(server.stored).toEqual(['l1'])
  })

  test('what is refused steps aside with its reason; the rest is stored', async () => {
    const server = scriptedServer()
    server.script.push(
      'down',
      new ApiError('labels-refused', 422, '', { refused: [{ id: 'l2', reason: 'unknown-grade' }] }),
    )
    const { outbox, settle, status } = await make(server)
    for (const id of ['l1', 'l2', 'l3']) await outbox.add(label(id))
    await settle()
    expect(server.stored).toEqual(['l1', 'l3'])
    expect(await outbox.aside()).toMatchObject([{ label: { id: 'l2' }, reason: 'labels-refused' }])
    expect(status()).toMatchObject({ setAside: 1, pending: 0 })
  })

  test('waits longer after each failure', async () => {
    const server = scriptedServer()
    server.script.push('down', 'down', 'down')
    const { outbox, timers } = await make(server)
    await outbox.add(label('l1'))
    for (let i = 0; i < 3; i++) await outbox.drain()
    expect(timers.length).toBeGreaterThanOrEqual(3)
  })

  test('whatever fails in whatever order: each label once, in order', async () => {
    const step = fc.constantFrom<'ok' | 'lost' | 'down'>('ok', 'lost', 'down')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), async (script, count) => {
        const server = scriptedServer()
        server.script.push(...script)
        const { outbox, settle, status } = await make(server)
        const ids = Array.from({ length: count }, (_, i) => `l${i}`)
        for (const id of ids) await outbox.add(label(id))
        await settle()
        expect(server.stored).toEqual(ids)
        expect(status()).toMatchObject({ made: count, stored: count, pending: 0, setAside: 0 })
      }),
      { numRuns: 40 },
    )
  })
})
