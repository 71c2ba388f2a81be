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

/** Asks for one part of a result at a level and redeems the grant at once; throws RevealFailure. */
export function openViewing(place: Place, level: Level, part: 'media' | 'text', signal: AbortSignal): Promise<Viewing> {
  return withProblem(async () => {
    const body = { level, part }
    const { grant } = await ('assignmentId' in place
      ? call('assignment.reveal', { params: place, body, signal })
      : call('result.reveal', { params: place, body, signal }))
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
