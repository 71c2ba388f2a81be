/** One vote on two items (numbered from 0): which is better, that neither is, or that both are bad. */
export interface PairVote {
  first: number
  second: number
  says: 'first' | 'second' | 'tie' | 'both-bad'
}

/** What was said of two items that were compared at least once, `one` having the lower number. */
export interface Meeting {
  one: number
  other: number
  oneWon: number
  otherWon: number
  ties: number
}

/** The meetings of all items, and per item how often it was called bad together with the other. */
export interface Tally {
  items: number
  meetings: Meeting[]
  bad: Int32Array
}

/** Counts votes by pair; "both bad" is counted apart, since it says nothing of which is better. */
export function tally(items: number, votes: Iterable<PairVote>): Tally {
  const meetings = new Map<number, Meeting>()
  const bad = new Int32Array(items)
  for (const { first, second, says } of votes) {
    if (first === second) throw new RangeError(`Item ${first} is compared with itself`)
    if (says === 'both-bad') {
      bad[first] = (bad[first] as number) + 1
      bad[second] = (bad[second] as number) + 1
      continue
    }
    const [one, other] = first < second ? [first, second] : [second, first]
    const meeting = meetings.get(one * items + other) ?? { one, other, oneWon: 0, otherWon: 0, ties: 0 }
    meetings.set(one * items + other, meeting)
    if (says === 'tie') meeting.ties++
    else if ((says === 'first') === (first === one)) meeting.oneWon++
    else meeting.otherWon++
  }
  return { items, meetings: [...meetings.values()], bad }
}

/**
 * Items in groups such that within each, every item has won or drawn against every other by way of others, the strongest
 * condition under which strengths are finite (Ford 1957); one group means that all can be compared.
 */
export function comparable({ items, meetings }: Tally): number[][] {
  const [down, up]: [number[][], number[][]] = [lists(items), lists(items)]
  const beats = (winner: number, loser: number) => {
    down[winner]?.push(loser)
    up[loser]?.push(winner)
  }
  for (const { one, other, oneWon, otherWon, ties } of meetings) {
    if (oneWon + ties > 0) beats(one, other)
    if (otherWon + ties > 0) beats(other, one)
  }
  const group = new Int32Array(items).fill(-1)
  const groups: number[][] = []
  for (let item = 0; item < items; item++) {
    if ((group[item] as number) >= 0) continue
    const below = reached(item, down)
    const members = [...reached(item, up)].filter((other) => below.has(other)).sort((a, b) => a - b)
    for (const member of members) group[member] = groups.length
    groups.push(members)
  }
  return groups
}

/**
 * Whether ties would have an infinite ν: so is it when strengths can be laid so that winners stand at least a step above
 * losers and those who drew at most a step apart (the likelihood then grows without end in that direction). Looks for a
 * cycle that forbids it, as Bellman and Ford do.
 */
export function tiesPrevail({ items, meetings }: Tally): boolean {
  const limits = meetings.flatMap(({ one, other, oneWon, otherWon, ties }) => [
    ...(oneWon > 0 ? [{ above: one, below: other, by: -1 }] : []),
    ...(otherWon > 0 ? [{ above: other, below: one, by: -1 }] : []),
    ...(ties > 0 ? [{ above: one, below: other, by: 1 }] : []),
    ...(ties > 0 ? [{ above: other, below: one, by: 1 }] : []),
  ])
  const highest = new Int32Array(items)
  for (let round = 0; round <= items; round++) {
    let isSettled = true
    for (const { above, below, by } of limits) {
      const most = (highest[above] as number) + by
      if (most >= (highest[below] as number)) continue
      highest[below] = most
      isSettled = false
    }
    if (isSettled) return true
  }
  return false
}

const lists = (count: number) => Array.from({ length: count }, (): number[] => [])

function reached(from: number, next: number[][]): Set<number> {
  const seen = new Set([from])
  for (const item of seen) for (const other of next[item] ?? []) seen.add(other)
  return seen
}
