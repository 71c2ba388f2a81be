import { strengthErrors } from './strength-errors.ts'
import { comparable, type Meeting, type Tally, tiesPrevail } from './tally.ts'

/**
 * Strengths of items: `strength` is a natural logarithm with mean 0 and `se` its standard error; `tie` is Davidson's ν, 0
 * where nobody saw a tie. `groups` are the items that can be compared without help from the prior.
 */
export interface Strengths {
  strength: Float64Array
  se: Float64Array
  tie: number
  groups: number[][]
}

/** Why there are no strengths: some items cannot be compared, ties leave too little to go by, or there are no votes. */
export type NoStrengths = { strength: null; reason: 'not-comparable' | 'mostly-ties' | 'no-votes'; groups: number[][] }

const mostRounds = 20_000
const still = 1e-11

/**
 * The Bradley–Terry model with ties after Davidson (1970): i is preferred to j with odds πᵢ : πⱼ : ν√(πᵢπⱼ) for a tie;
 * the likelihood's maximum by minorisation–maximisation (Hunter 2004). With a `prior` above 0 each item has won and lost
 * that many votes against a middling one, which keeps all strengths finite; without it, items must be comparable.
 */
export function bradleyTerry(votes: Tally, { prior = 0 }: { prior?: number } = {}): Strengths | NoStrengths {
  const groups = comparable(votes)
  const ties = votes.meetings.reduce((sum, meeting) => sum + meeting.ties, 0)
  if (votes.meetings.length === 0) return { strength: null, reason: 'no-votes', groups }
  if (groups.length > 1 && prior === 0) return { strength: null, reason: 'not-comparable', groups }
  const wins = votes.meetings.reduce((sum, { oneWon, otherWon }) => sum + oneWon + otherWon, 0)
  if (wins === 0 || (ties > 0 && prior === 0 && tiesPrevail(votes)))
    return { strength: null, reason: 'mostly-ties', groups }
  const { strong, tie } = mostLikely(votes, ties, prior)
  const logs = strong.map(Math.log)
  const middle = logs.reduce((sum, log) => sum + log, 0) / votes.items
  const strength = logs.map((log) => log - middle)
  return { strength, se: strengthErrors(votes, strong, tie, prior), tie, groups }
}

/** How probable each outcome is when two items of these strengths (π) meet. */
export function outcomes(one: number, other: number, tie: number): { one: number; other: number; tie: number } {
  const even = tie * Math.sqrt(one * other)
  const all = one + other + even
  return { one: one / all, other: other / all, tie: even / all }
}

function mostLikely({ items, meetings }: Tally, ties: number, prior: number): { strong: Float64Array; tie: number } {
  const points = new Float64Array(items).fill(prior)
  for (const { one, other, oneWon, otherWon, ties: even } of meetings) {
    points[one] = (points[one] as number) + oneWon + even / 2
    points[other] = (points[other] as number) + otherWon + even / 2
  }
  let strong = new Float64Array(items).fill(1)
  let tie = ties > 0 ? 1 : 0
  for (let round = 0; round < mostRounds; round++) {
    const before = strong
    strong = strengthen(meetings, points, strong, tie, prior)
    const next = ties > 0 ? ties / tieRoom(meetings, strong, tie) : 0
    const moved = strong.reduce((most, one, at) => Math.max(most, Math.abs(Math.log(one / (before[at] as number)))), 0)
    const isStill = moved < still && Math.abs(next - tie) < still * Math.max(1, tie)
    tie = next
    if (isStill) break
  }
  return { strong, tie }
}

/** One round: each item's points over what its meetings allow; without a prior scaled to a geometric mean of 1. */
function strengthen(meetings: Meeting[], points: Float64Array, strong: Float64Array, tie: number, prior: number) {
  const room = strong.map((one) => (2 * prior) / (one + 1))
  for (const { one, other, oneWon, otherWon, ties } of meetings) {
    const [a, b] = [strong[one] as number, strong[other] as number]
    const share = (oneWon + otherWon + ties) / (a + b + tie * Math.sqrt(a * b))
    room[one] = (room[one] as number) + share * (1 + (tie / 2) * Math.sqrt(b / a))
    room[other] = (room[other] as number) + share * (1 + (tie / 2) * Math.sqrt(a / b))
  }
  const next = points.map((point, at) => point / (room[at] as number))
  if (prior > 0) return next
  const middle = Math.exp(next.reduce((sum, one) => sum + Math.log(one), 0) / next.length)
  return next.map((one) => one / middle)
}

function tieRoom(meetings: Meeting[], strong: Float64Array, tie: number): number {
  return meetings.reduce((sum, { one, other, oneWon, otherWon, ties }) => {
    const [a, b] = [strong[one] as number, strong[other] as number]
    const even = Math.sqrt(a * b)
    return sum + ((oneWon + otherWon + ties) * even) / (a + b + tie * even)
  }, 0)
}
