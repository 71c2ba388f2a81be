import type { NewVote } from '#contract/calibration.ts'

const nameOf = (sessionId: string) => `touchstone.votes.${sessionId}`

/** Votes that had not left when the page was closed or loaded anew; none where the browser keeps nothing. */
export function keptVotes(sessionId: string): NewVote[] {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(sessionId)) ?? '[]') as NewVote[]
  } catch {
    return []
  }
}

/** Keeps votes until the server has them. */
export function keepVotes(sessionId: string, votes: readonly NewVote[]): void {
  try {
    if (votes.length === 0) sessionStorage.removeItem(nameOf(sessionId))
    else sessionStorage.setItem(nameOf(sessionId), JSON.stringify(votes))
  } catch {
    // Full or forbidden: they are in memory still.
  }
}
