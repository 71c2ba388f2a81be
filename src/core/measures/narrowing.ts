import type { Steps } from '../steps.ts'
import { pairedInterval } from './compare.ts'

/** A query in the order in which its labels were finished: how far B is ahead in it (null where that is not defined), and what its labels took. */
export interface Spent {
  queryId: string
  difference: number | null
  labels: number
  minutes: number
  money: number
}

/** What was known, and what was spent, once so many queries were labelled; money and all else as in `Spent`. */
export interface Known {
  queries: number
  labels: number
  minutes: number
  money: number
  low: number
  high: number
}

/** With fewer queries an interval says nothing. */
const fewest = 5

/** Draws go by places: in the order of ids an interval comes out as it does where runs are compared. */
function intervalOf(compared: readonly Spent[]): [number, number] {
  const ordered = compared.toSorted((a, b) => (a.queryId < b.queryId ? -1 : 1))
  return pairedInterval(Float64Array.from(ordered, ({ difference }) => difference ?? 0)) as [number, number]
}

/** The interval of 95 % of the mean difference at `most` places at most, evenly over the queries in their order, beside all that was spent until then; the last place is the end. */
export function* narrowing(spent: readonly Spent[], most = 10): Steps<Known[]> {
  const compared = spent.filter(({ difference }) => difference !== null).length
  const share = (turn: number) => Math.ceil((compared * (turn + 1)) / most)
  const places = new Set(Array.from({ length: most }, (_, turn) => share(turn)).filter((at) => at >= fewest))
  const soFar: Spent[] = []
  const known: Known[] = []
  const sums = { labels: 0, minutes: 0, money: 0 }
  for (const [at, query] of spent.entries()) {
    const { difference, labels, minutes, money } = query
    sums.labels += labels
    sums.minutes += minutes
    sums.money += money
    if (difference !== null) soFar.push(query)
    const isEnd = at === spent.length - 1
    const isPlace = difference !== null && soFar.length < compared && places.has(soFar.length)
    if (!isPlace && !(isEnd && compared >= fewest)) continue
    const [low, high] = intervalOf(soFar)
    known.push({ queries: soFar.length, ...sums, low, high })
    yield
  }
  return known
}
