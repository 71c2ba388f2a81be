import type { OpenDocument } from './decisive.ts'
import { mostCombinations, type OpenQuery } from './open-query.ts'

/** An outcome of one document: how probable it is, and the lead to be expected of the query if it comes to that. */
export interface Given {
  probability: number
  lead: number
}

/**
 * What the labels leave open about one query's lead: its mean and variance over what its documents may turn out to be, the least and
 * greatest lead whatever they turn out to be, and the lead to be expected for each outcome of each document.
 */
export interface QueryOutlook {
  mean: number
  variance: number
  range: [number, number]
  given: Given[][]
  isExact: boolean
}

/**
 * The outlook of a query whose documents are independent of each other. Exact where their outcomes can all be tried (so many combinations at `most`);
 * beyond that mean and variance are of the first order about the expected gains, and the range is wider than the truth.
 */
export function queryOutlook(query: OpenQuery, most = mostCombinations): QueryOutlook {
  return query.combinations <= most ? tried(query) : approximated(query)
}

const gainsOf = ({ outcomes }: OpenDocument) => outcomes.map(({ gain }) => Math.max(0, gain ?? 0))
const chancesOf = ({ outcomes }: OpenDocument) => outcomes.map(({ probability }) => probability)

function tried(query: OpenQuery): QueryOutlook {
  const { documents } = query
  const [gains, chances] = [documents.map(gainsOf), documents.map(chancesOf)]
  const sums = documents.map(({ outcomes }) => new Float64Array(outcomes.length))
  const [chosen, current] = [new Int32Array(documents.length), new Float64Array(documents.length)]
  let [mean, square] = [0, 0]
  const range: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  function tryFrom(at: number, probability: number): void {
    if (at < documents.length) {
      const [own, chance] = [gains[at] as number[], chances[at] as number[]]
      for (let outcome = 0; outcome < own.length; outcome++) {
        chosen[at] = outcome
        current[at] = own[outcome] as number
        tryFrom(at + 1, probability * (chance[outcome] as number))
      }
      return
    }
    const lead = query.lead(current)
    range[0] = Math.min(range[0], lead)
    range[1] = Math.max(range[1], lead)
    if (probability === 0) return
    mean += probability * lead
    square += probability * lead ** 2
    for (let document = 0; document < sums.length; document++) {
      const sum = sums[document] as Float64Array
      const outcome = chosen[document] as number
      sum[outcome] = (sum[outcome] as number) + probability * lead
    }
  }
  tryFrom(0, 1)
  const given = sums.map((sum, document) =>
    (chances[document] as number[]).map((probability, outcome) => ({
      probability,
      lead: probability > 0 ? (sum[outcome] as number) / probability : mean,
    })),
  )
  return { mean, variance: Math.max(0, square - mean ** 2), range, given, isExact: true }
}

function approximated(query: OpenQuery): QueryOutlook {
  const { documents } = query
  const expected = documents.map((document) => {
    const chances = chancesOf(document)
    return gainsOf(document).reduce((sum, gain, at) => sum + gain * (chances[at] as number), 0)
  })
  const given = documents.map((document, at) => {
    const chances = chancesOf(document)
    return gainsOf(document).map((gain, outcome) => ({
      probability: chances[outcome] as number,
      lead: query.lead(expected.with(at, gain)),
    }))
  })
  return {
    mean: query.lead(expected),
    variance: given.reduce((sum, own) => sum + varianceOf(own), 0),
    range: query.bounds(),
    given,
    isExact: false,
  }
}

/** How much of the lead's variance hangs on one document alone. */
export function varianceOf(given: readonly Given[]): number {
  const mean = given.reduce((sum, { probability, lead }) => sum + probability * lead, 0)
  return given.reduce((sum, { probability, lead }) => sum + probability * (lead - mean) ** 2, 0)
}
