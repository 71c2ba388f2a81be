import type { Level, Viewing } from '#contract/viewing.ts'
import { type Place, RevealFailure, type RevealProblem } from '#core/reveal.ts'
import type { Revealer } from '../reveal-context.ts'

type Part = Viewing['part']

/** The viewings of one result that are open: at most one of its media and one of its words. */
export interface Viewings {
  /** Opens parts side by side in place of those that are open; null where another call or `closeAll` came between. Throws RevealFailure where no part could be opened. */
  open: (level: Level, parts: readonly Part[]) => Promise<{ viewings: Viewing[]; problem: RevealProblem | null } | null>
  /** What is on its way is not wanted any more. */
  cancel: () => void
  closeAll: () => void
}

const problemOf = (reason: unknown): RevealProblem => (reason instanceof RevealFailure ? reason.problem : 'failed')

/** Opens, keeps alive and closes the viewings of a result; `onEnd` hears that one ended by itself. */
export function createViewings(place: Place, revealer: Revealer, onEnd: (problem: RevealProblem) => void): Viewings {
  const held = new Map<Part, { id: string; beat: ReturnType<typeof setInterval> }>()
  let asking: AbortController | null = null

  function close(part: Part): void {
    const one = held.get(part)
    if (!one) return
    held.delete(part)
    clearInterval(one.beat)
    revealer.close(one.id)
  }

  function hold({ id, part, beatSeconds }: Viewing): void {
    close(part)
    const end = (error: unknown) => {
      if (held.get(part)?.id === id) onEnd(problemOf(error))
    }
    held.set(part, { id, beat: setInterval(() => revealer.beat(id).catch(end), beatSeconds * 1000) })
  }

  function cancel(): void {
    asking?.abort()
    asking = null
  }

  function closeAll(): void {
    cancel()
    for (const part of [...held.keys()]) close(part)
  }

  return {
    async open(level, parts) {
      cancel()
      const mine = new AbortController()
      asking = mine
      const asked = parts.map((part) => revealer.open(place, level, part, mine.signal))
      const answers = await Promise.allSettled(asked)
      const viewings = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
      const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [problemOf(answer.reason)] : []))
      if (mine.signal.aborted) {
        for (const { id } of viewings) revealer.close(id)
        return null
      }
      asking = null
      const [problem = null] = reasons
      if (viewings.length === 0 && problem) throw new RevealFailure(problem)
      for (const viewing of viewings) hold(viewing)
      return { viewings, problem }
    },
    cancel,
    closeAll,
  }
}
