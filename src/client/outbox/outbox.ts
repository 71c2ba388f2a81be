import { createStore, type StoreApi } from 'zustand/vanilla'
import { ApiError } from '../call.ts'
import { type Counts, type Entry, labelsIn, type OutboxStore, type Outgoing, type SetAside } from './entry.ts'
import { culprits, sortOf } from './problem.ts'

/** How sending stands. `other-person`: somebody else is signed in now, so nothing of this person's is sent. */
export type Sending = 'idle' | 'sending' | 'offline' | 'needs-sign-in' | 'other-person'

export interface OutboxStatus {
  made: number
  stored: number
  pending: number
  setAside: number
  sending: Sending
  /** False where the browser keeps nothing: what is pending would be lost with the page. */
  isDurable: boolean
}

export interface OutboxDeps {
  store: OutboxStore
  isDurable: boolean
  /** Sends one batch as this person's: labels only, or one other thing. Throws ApiError. */
  send: (entries: readonly Entry[]) => Promise<void>
  /** Runs the work while no other tab of this person does. */
  alone: (work: () => Promise<void>) => Promise<void>
  now: () => Date
  random: () => number
  later: (ms: number, work: () => void) => void
  /** Waits until what was just done is on the screen: sending it comes after. */
  painted: () => Promise<void>
  onNeedsSignIn: () => void
}

export interface Outbox {
  status: StoreApi<OutboxStatus>
  /** Keeps an entry; it is *made* when the promise is fulfilled, and is sent as soon as it can be. */
  add: (entry: Outgoing) => Promise<void>
  /** Sends what waits, in order, once each. */
  drain: () => Promise<void>
  /** Everything that waits. */
  waiting: () => Promise<Entry[]>
  /** What the server would not take. */
  aside: () => Promise<SetAside[]>
}

/** Most labels of one batch. */
const batchSize = 50
const firstPause = 1000
const longestPause = 30_000

/** The day of a moment in this browser's zone, by which labels are counted. */
function dayOf(now: Date): string {
  return `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`
}

/** The labels at the head of the queue, or the one other thing that stands there. */
function nextBatch(entries: readonly Entry[], size: number): readonly Entry[] {
  const end = entries.findIndex(({ kind }) => kind !== 'label')
  return end === 0 ? entries.slice(0, 1) : entries.slice(0, Math.min(size, end === -1 ? entries.length : end))
}

/** Makes the outbox of one person. Nothing is sent before the first `drain`. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, now, later } = deps
  const status = createStore<OutboxStatus>(() => ({
    made: 0,
    stored: 0,
    pending: 0,
    setAside: 0,
    sending: 'idle',
    isDurable: deps.isDurable,
  }))
  let failures = 0
  let running: Promise<void> | null = null
  let again = false
  let size = batchSize
  let changes = 0
  let day = ''

  /** Reads everything anew; what was overtaken by a change while it was read is read again. */
  async function recount(): Promise<void> {
    for (;;) {
      const before = changes
      const { made, stored } = await store.counts(dayOf(now()))
      const [pending, setAside] = [labelsIn(await store.all()), (await store.aside()).length]
      if (changes !== before) continue
      status.setState({ made, stored, pending, setAside })
      return
    }
  }

  /** What a change says of itself, without reading everything that waits: a fast hand adds ten labels a second. */
  function moved(counts: Counts, change: number): void {
    const { made, stored, pending } = status.getState()
    // Answers may overtake one another, but within a day both numbers only grow.
    changes += 1
    const isSameDay = counts.day === day
    day = counts.day
    status.setState({
      made: isSameDay ? Math.max(made, counts.made) : counts.made,
      stored: isSameDay ? Math.max(stored, counts.stored) : counts.stored,
      pending: Math.max(0, pending + change),
    })
  }

  function pause(): void {
    status.setState({ sending: 'offline' })
    const ms = Math.min(longestPause, firstPause * 2 ** failures) * (0.5 + deps.random() / 2)
    failures += 1
    later(ms, () => void drain())
  }

  /** What cannot be stored steps aside, so that the rest goes on; answers false where sending has to stop for now. */
  async function afterFailure(error: unknown, batch: readonly Entry[]): Promise<boolean> {
    const sort = sortOf(error)
    if (sort === 'sign-in') {
      status.setState({ sending: 'needs-sign-in' })
      deps.onNeedsSignIn()
      return false
    }
    if (sort === 'other-person') {
      status.setState({ sending: 'other-person' })
      return false
    }
    if (sort === 'later') {
      pause()
      return false
    }
    const refused = culprits(error, batch)
    // Nobody is named: one by one it shows which it was.
    if (refused.length === 0 && batch.length > 1) size = 1
    else await store.setAside(refused.length > 0 ? refused : batch, error instanceof ApiError ? error.id : 'internal')
    await recount()
    return true
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      const before = changes
      const batch = nextBatch(await store.first(batchSize), size)
      if (batch.length === 0) {
        // Another tab may have sent what this one counted.
        if (changes === before) status.setState({ pending: 0 })
        break
      }
      status.setState({ sending: 'sending' })
      try {
        await deps.send(batch)
      } catch (error) {
        if (await afterFailure(error, batch)) continue
        return
      }
      failures = 0
      size = batchSize
      moved(await store.stored(batch, dayOf(now())), -labelsIn(batch))
    }
    status.setState({ sending: 'idle' })
  }

  async function drain(): Promise<void> {
    if (running) {
      again = true
      return running
    }
    running = deps.alone(sendAll)
    try {
      await running
    } finally {
      running = null
    }
    const { sending } = status.getState()
    if (again && sending === 'idle') {
      again = false
      return drain()
    }
    again = false
  }

  return {
    status,
    async add(entry) {
      moved(await store.add(entry, dayOf(now())), labelsIn([entry]))
      void deps.painted().then(drain)
    },
    drain: async () => {
      await recount()
      await drain()
    },
    waiting: () => store.all(),
    aside: () => store.aside(),
  }
}
