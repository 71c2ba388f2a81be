import type { Level, Viewing } from '#contract/viewing.ts'
import { type Place, RevealFailure, type RevealProblem } from '#core/reveal.ts'
import { ApiError, addressOf, call } from './call.ts'

const told: readonly string[] = ['ceiling', 'opted-out', 'limit', 'no-preview', 'sealed', 'gone']

/** What a failed request means to the person in front of it. */
function problemOf(error: unknown): RevealProblem {
  if (!(error instanceof ApiError)) return 'failed'
  const why = (error.details as { why?: unknown } | undefined)?.why
  if (error.id === 'reveal-refused' && typeof why === 'string' && told.includes(why)) return why as RevealProblem
  if (error.id === 'viewing-over' || error.id === 'grant-void') return 'over'
  if (error.id === 'not-found') return 'gone'
  return error.id === 'offline' || error.id === 'unavailable' ? 'offline' : 'failed'
}

async function withProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new RevealFailure(problemOf(error))
  }
}

type Part = Viewing['part']

/** Grants that were asked for before the key was pressed: each is good once, and for a minute on the server. */
const ahead = new Map<string, { grant: string; until: number }>()
/** How long such a grant is used here, in ms. */
const fresh = 45_000

const keyOf = (place: Place, level: Level, part: Part) => JSON.stringify([place, level, part])

async function ask(place: Place, level: Level, part: Part, signal?: AbortSignal): Promise<string> {
  const body = { level, part }
  const rest = signal ? { body, signal } : { body }
  const asking =
    'assignmentId' in place
      ? call('assignment.reveal', { params: place, ...rest })
      : 'resultId' in place
        ? call('result.reveal', { params: place, ...rest })
        : call('room-item.reveal', { params: place, ...rest })
  const { grant } = await asking
  return grant
}

/** Asks for the grant of a step that is likely to come next, so that the key waits for one request less; nothing is shown or counted by it. */
export async function prepareViewing(place: Place, level: Level, part: Part): Promise<void> {
  const [key, until] = [keyOf(place, level, part), performance.now() + fresh]
  for (const [old, one] of ahead) if (one.until < performance.now()) ahead.delete(old)
  if (ahead.has(key)) return
  const grant = await ask(place, level, part).catch(() => null)
  if (grant) ahead.set(key, { grant, until })
}

/** Shows one part of a result at a level: redeems a grant, the one at hand or one asked for now; throws RevealFailure. */
export function openViewing(place: Place, level: Level, part: Part, signal: AbortSignal): Promise<Viewing> {
  return withProblem(async () => {
    const key = keyOf(place, level, part)
    const ready = ahead.get(key)
    ahead.delete(key)
    if (ready && ready.until > performance.now()) {
      const viewing = await call('viewing.open', { body: { grant: ready.grant } }).catch((error: unknown) => {
        // It ran out meanwhile, as after a sleep of the machine.
        if (error instanceof ApiError && error.id === 'grant-void') return null
        throw error
      })
      if (viewing) return viewing
    }
    const grant = await ask(place, level, part, signal)
    // No longer to be broken off: from here on it counts as shown, and whoever asked has to close it.
    return call('viewing.open', { body: { grant } })
  })
}

/** Says that a viewing is still on the screen; throws RevealFailure once it has ended. */
export async function beatViewing(viewingId: string): Promise<void> {
  await withProblem(() => call('viewing.beat', { params: { viewingId } }))
}

/** Ends a viewing, also while the page is going away; nobody waits for the answer. */
export function closeViewing(viewingId: string): void {
  const headers = { 'x-touchstone': '1' }
  void fetch(addressOf('viewing.close', { viewingId }), {
    ...{ method: 'DELETE', headers, credentials: 'same-origin', keepalive: true },
  }).catch(() => {
    // The server closes it by itself when no heartbeat comes.
  })
}
