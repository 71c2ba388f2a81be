import { beyondNormal, studentPoint } from '../distributions.ts'
import { seeded } from '../seeded.ts'
import { quantile } from './compare.ts'
import { settledWinner } from './decisive.ts'
import type { OpenQuery } from './open-query.ts'
import { type QueryOutlook, queryOutlook, varianceOf } from './query-outlook.ts'

/** What all labels together leave open about the mean lead of run B over all queries. */
export interface Outlook {
  queries: QueryOutlook[]
  mean: number
  variance: number
  range: [number, number]
  /** The run that is ahead whatever is decided, or null while that is open. */
  winner: 'a' | 'b' | 'equal' | null
}

/** How sure the mean lead is, as an outlook has it: a bell's interval of 95 %, and the chance that B is ahead. */
export function surenessOf({ mean, variance }: Pick<Outlook, 'mean' | 'variance'>) {
  const spread = Math.sqrt(Math.max(0, variance))
  const reach = studentPoint(Number.POSITIVE_INFINITY) * spread
  return {
    lead: mean,
    low: Math.max(-1, mean - reach),
    high: Math.min(1, mean + reach),
    aheadB: chanceAhead(mean, spread),
  }
}

/** The outlook of a comparison; mean and variance are exact where those of the queries are, which are independent of each other. */
export function outlookOf(queries: readonly OpenQuery[]): Outlook {
  return together(queries.map((query) => queryOutlook(query)))
}

/** The outlook of queries whose own are known; a decision changes only that of its own query. */
export function together(queries: QueryOutlook[]): Outlook {
  const count = Math.max(1, queries.length)
  const sum = (of: (query: QueryOutlook) => number) => queries.reduce((all, query) => all + of(query), 0)
  const range: [number, number] = [sum(({ range }) => range[0]) / count, sum(({ range }) => range[1]) / count]
  return {
    ...{ queries, range, winner: queries.length > 0 ? settledWinner(range) : null },
    mean: sum(({ mean }) => mean) / count,
    variance: sum(({ variance }) => variance) / count ** 2,
  }
}

/** How the mean lead is spread over what the labels may turn out to be; `aheadA`, `aheadB` and `equal` are chances that sum to 1. */
export interface Spread {
  mean: number
  ci95: [number, number]
  aheadA: number
  aheadB: number
  equal: number
}

/** Less than this is no lead. */
const nothing = 1e-12

/** The spread of the mean lead by Monte Carlo: every open document drawn from what it may be, so many times; the same for the same seed. */
export function drawnSpread(
  queries: readonly OpenQuery[],
  { draws = 2000, seed = 1 }: { draws?: number; seed?: number } = {},
): Spread {
  const random = seeded(seed)
  const leads = new Float64Array(draws)
  for (const query of queries) {
    const gains = new Float64Array(query.documents.length)
    for (let draw = 0; draw < draws; draw++) {
      query.documents.forEach(({ outcomes }, at) => {
        gains[at] = drawn(outcomes, random())
      })
      leads[draw] = (leads[draw] as number) + query.lead(gains) / queries.length
    }
  }
  leads.sort()
  const share = (fits: (lead: number) => boolean) => leads.reduce((sum, lead) => sum + (fits(lead) ? 1 : 0), 0) / draws
  const [aheadA, aheadB] = [share((lead) => lead < -nothing), share((lead) => lead > nothing)]
  return {
    mean: leads.reduce((sum, lead) => sum + lead, 0) / draws,
    ci95: [quantile(leads, 0.025), quantile(leads, 0.975)],
    ...{ aheadA, aheadB, equal: 1 - aheadA - aheadB },
  }
}

function drawn(outcomes: readonly { gain: number | null; probability: number }[], at: number): number {
  let rest = at
  for (const { gain, probability } of outcomes) {
    rest -= probability
    if (rest < 0) return gain ?? 0
  }
  return outcomes.findLast(({ probability }) => probability > 0)?.gain ?? 0
}

/** What one open document can do: `flip` is its flip risk, `effect` by how much deciding it moves the mean lead on average. */
export interface Risk {
  flip: number
  effect: number
}

/**
 * The flip risk of each open document, query by query: the chance that another run is ahead if this label alone turned out otherwise, as probable as its
 * outcomes are (twice drawn, all else once). Exact in the document's own outcomes; all the others together are taken as a bell with their true
 * mean and variance.
 */
export function flipRisks({ queries, mean, variance }: Pick<Outlook, 'queries' | 'mean' | 'variance'>): Risk[][] {
  const count = Math.max(1, queries.length)
  return queries.map((query) =>
    query.given.map((given) => {
      const spread = Math.sqrt(Math.max(0, variance - varianceOf(given) / count ** 2))
      const moved = given.map(({ lead }) => (lead - query.mean) / count)
      const ahead = moved.map((move) => chanceAhead(mean + move, spread))
      let [flip, effect] = [0, 0]
      given.forEach(({ probability }, one) => {
        effect += probability * Math.abs(moved[one] as number)
        for (let other = 0; other < one; other++) {
          const both = probability * (given[other]?.probability ?? 0)
          flip += 2 * both * Math.abs((ahead[one] as number) - (ahead[other] as number))
        }
      })
      return { flip, effect }
    }),
  )
}

/** The chance that a bell lies above 0; without any spread it is certain, or even where it stands on 0. */
export function chanceAhead(mean: number, spread: number): number {
  if (spread < nothing) return Math.abs(mean) < nothing ? 0.5 : mean > 0 ? 1 : 0
  const beyond = beyondNormal(mean / spread) / 2
  return mean > 0 ? 1 - beyond : beyond
}
