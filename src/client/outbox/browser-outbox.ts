import { ApiError, call } from '../call.ts'
import type { Entry } from './entry.ts'
import { indexedStore } from './indexed-store.ts'
import { memoryStore } from './memory-store.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { isPointless } from './problem.ts'

async function sendOther(entry: Exclude<Entry, { kind: 'label' }>, as: string): Promise<void> {
  if (entry.kind === 'finish') {
    await call('assignment.finish', { params: { assignmentId: entry.assignmentId }, body: entry.finish, as })
  } else if (entry.kind === 'decide') {
    const { projectId, decisions, bulk } = entry
    await call('review.decide', { params: { projectId }, body: { decisions, bulk }, as })
  } else {
    await call('review.undo', { params: { projectId: entry.projectId }, body: { ids: entry.ids }, as })
  }
}

async function send(entries: readonly Entry[], as: string): Promise<void> {
  const [first] = entries
  if (first && first.kind !== 'label') {
    try {
      await sendOther(first, as)
    } catch (error) {
      if (first.kind === 'decide' || !isPointless(error)) throw error
    }
    return
  }
  const labels = entries.flatMap((entry) => (entry.kind === 'label' ? [entry.label] : []))
  const { receipts } = await call('label.save', { body: { labels }, as })
  if (receipts.length < labels.length) throw new ApiError('unavailable', 503, 'Some receipts are missing.')
}

/** Two tabs must not send the same entries at once; where the browser has no locks, the server stores each once anyway. */
function alone(name: string): (work: () => Promise<void>) => Promise<void> {
  return async (work) => {
    if (!navigator.locks) return work()
    await navigator.locks.request(name, work)
  }
}

/** Resolves once what has changed is on the screen, or soon where nothing is painted, as in a hidden tab. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 100)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

const open = new Map<string, Promise<Outbox>>()

async function make(name: string, personId: string, onNeedsSignIn: () => void): Promise<Outbox> {
  const kept = await indexedStore(name).catch(() => null)
  const outbox = createOutbox({
    store: kept ?? memoryStore(),
    isDurable: kept !== null,
    send: (entries) => send(entries, personId),
    alone: alone(name),
    now: () => new Date(),
    random: Math.random,
    later: (ms, work) => void setTimeout(work, ms),
    painted,
    onNeedsSignIn,
  })
  const wake = () => void outbox.drain()
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake())
  addEventListener('beforeunload', (event) => {
    if (!kept && outbox.status.getState().pending > 0) event.preventDefault()
  })
  wake()
  return outbox
}

/** The outbox of a person on a server; one per page, however often it is asked for. */
export function outboxOf({
  server,
  personId,
  onNeedsSignIn,
}: {
  server: string
  personId: string
  onNeedsSignIn: () => void
}): Promise<Outbox> {
  const name = `touchstone-${server}-${personId}`
  let outbox = open.get(name)
  if (!outbox) {
    outbox = make(name, personId, onNeedsSignIn)
    open.set(name, outbox)
  }
  return outbox
}
