import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Compared, lead, type OpenDocument } from './decisive.ts'
import { labelsToDecide } from './labels-to-decide.ts'
import { OpenQuery } from './open-query.ts'
import { chanceAhead, drawnSpread, flipRisks, outlookOf, together } from './outlook.ts'
import { queryOutlook, varianceOf } from './query-outlook.ts'

const docs = ['a', 'b', 'c', 'd', 'e', 'f']
const gain = fc.constantFrom(0, 1, 2, 3)
const chances = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }).map((parts) => {
  const [first = 0, ...rest] = parts
  const sum = first + 1 + rest.reduce((all, part) => all + part, 0)
  return [first + 1, ...rest].map((part) => part / sum)
})
const openOf = (ids: readonly string[], all: readonly number[][]): OpenDocument[] =>
  ids.map((docId, at) => ({
    docId,
    outcomes: (all[at] as number[]).map((probability, outcome) => ({
      gain: outcome === 3 ? null : outcome,
      probability,
    })),
  }))
const drawn = fc
  .record({
    values: fc.array(gain, { minLength: 6, maxLength: 6 }),
    a: fc.shuffledSubarray(docs),
    b: fc.shuffledSubarray(docs),
    ids: fc.subarray(docs, { maxLength: 4 }),
    all: fc.array(chances, { minLength: 6, maxLength: 6 }),
  })
  .map(({ values, a, b, ids, all }) => {
    const compared: Compared = { a, b, gains: new Map(docs.map((docId, at) => [docId, values[at] ?? 0])) }
    return { compared, open: openOf(ids, all) }
  })

/** The least and greatest lead by trying every outcome in turn. */
function leadRange(
  { gains, ...sides }: Compared,
  [first, ...rest]: readonly OpenDocument[],
  k: number,
): [number, number] {
  if (!first) {
    const now = lead({ ...sides, gains }, k)
    return [now, now]
  }
  const ranges = first.outcomes.map(({ gain: value }) =>
    leadRange({ ...sides, gains: new Map(gains).set(first.docId, value ?? 0) }, rest, k),
  )
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
}

describe('a query with open documents', () => {
  test('has the lead that nDCG gives it, whatever they gain', () => {
    fc.assert(
      fc.property(drawn, fc.array(gain, { minLength: 6, maxLength: 6 }), ({ compared, open }, values) => {
        const gains = new Map(compared.gains)
        for (const [at, { docId }] of open.entries()) gains.set(docId, values[at] ?? 0)
        expect(new OpenQuery(compared, open, 3).lead(values)).toBeCloseTo(lead({ ...compared, gains }, 3), 12)
      }),
    )
  })

  test('has the range that trying everything gives it, and bounds that hold it', () => {
    fc.assert(
      fc.property(drawn, ({ compared, open }) => {
        const query = new OpenQuery(compared, open, 3)
        const { range, mean, isExact } = queryOutlook(query)
        const [low, high] = leadRange(compared, open, 3)
        expect(isExact).toBe(true)
        expect(range[0]).toBeCloseTo(low, 12)
        expect(range[1]).toBeCloseTo(high, 12)
        expect(mean).toBeGreaterThanOrEqual(low - 1e-12)
        expect(mean).toBeLessThanOrEqual(high + 1e-12)
        const [least, most] = query.bounds()
        expect(least).toBeLessThanOrEqual(low + 1e-12)
        expect(most).toBeGreaterThanOrEqual(high - 1e-12)
      }),
    )
  })

  test('is expected to lead as its outcomes say on average, whichever document is looked at', () => {
    fc.assert(
      fc.property(drawn, ({ compared, open }) => {
        const { mean, variance, given } = queryOutlook(new OpenQuery(compared, open, 3))
        for (const own of given) {
          expect(own.reduce((sum, { probability, lead: then }) => sum + probability * then, 0)).toBeCloseTo(mean, 10)
          expect(varianceOf(own)).toBeLessThanOrEqual(variance + 1e-12)
        }
      }),
    )
  })

  test('with too much open is approximated and says so', () => {
    const open = openOf(
      docs,
      docs.map(() => [0.25, 0.25, 0.25, 0.25]),
    ).map((document, at) => ({
      ...document,
      docId: `d${at}`,
    }))
    const many = [...open, ...open.map((document) => ({ ...document, docId: `${document.docId}x` }))]
    const ids = many.map(({ docId }) => docId)
    const query = new OpenQuery({ a: ids, b: ids.toReversed(), gains: new Map() }, many, 5)
    const { isExact, range, mean, variance } = queryOutlook(query)
    expect(isExact).toBe(false)
    expect(range[0]).toBeGreaterThanOrEqual(-1)
    expect(range[1]).toBeLessThanOrEqual(1)
    const spread = drawnSpread([query])
    expect(Math.abs(spread.mean - mean)).toBeLessThan(0.05)
    expect(variance).toBeGreaterThan(0)
  })
})

/** Two queries that A and B each win by a document whose grade is open. */
const sure = 0.9
const twoWay = (docId: string, high = sure): OpenDocument => ({
  docId,
  outcomes: [
    { gain: 3, probability: high },
    { gain: 0, probability: 1 - high },
  ],
})
const compared: Compared = { a: ['x', 'y'], b: ['y', 'x'], gains: new Map([['y', 1]]) }

describe('a comparison', () => {
  test('draws what it works out exactly', () => {
    const queries = [0.9, 0.6, 0.2].map((high) => new OpenQuery(compared, [twoWay('x', high)], 2))
    const outlook = outlookOf(queries)
    const spread = drawnSpread(queries, { draws: 20_000, seed: 5 })
    expect(spread.mean).toBeCloseTo(outlook.mean, 2)
    expect(spread.aheadA + spread.aheadB + spread.equal).toBeCloseTo(1, 12)
    expect(spread.ci95[0]).toBeGreaterThanOrEqual(outlook.range[0] - 1e-12)
    expect(spread.ci95[1]).toBeLessThanOrEqual(outlook.range[1] + 1e-12)
    expect(drawnSpread(queries, { draws: 100, seed: 5 })).toEqual(drawnSpread(queries, { draws: 100, seed: 5 }))
  })

  test('with one open document flips as often as two draws of it differ', () => {
    const [[risk] = []] = flipRisks(outlookOf([new OpenQuery(compared, [twoWay('x')], 2)]))
    expect(risk?.flip).toBeCloseTo(2 * sure * (1 - sure), 12)
  })

  test('is not turned by what both return at the same rank, nor by what is certain', () => {
    const same: Compared = { a: ['x', 'y', 'z'], b: ['x', 'z', 'y'], gains: new Map([['y', 1]]) }
    const open = [{ docId: 'y', outcomes: [{ gain: 2, probability: 1 }] }, twoWay('z', 0.5)]
    const [[certain, between] = []] = flipRisks(outlookOf([new OpenQuery(same, open, 3)]))
    expect(certain).toEqual({ flip: 0, effect: 0 })
    expect(between?.flip).toBeGreaterThan(0)
  })

  test('has a winner as soon as nothing can change it', () => {
    const fixed = new OpenQuery({ a: ['x'], b: ['y'], gains: new Map([['y', 3]]) }, [], 2)
    const open = new OpenQuery({ a: ['y', 'x'], b: ['x', 'y'], gains: new Map([['y', 3]]) }, [twoWay('x', 0.5)], 2)
    expect(outlookOf([fixed, open]).winner).toBe('b')
    expect(outlookOf([open]).winner).toBeNull()
    expect(outlookOf([]).winner).toBeNull()
    expect(together([queryOutlook(fixed)]).winner).toBe('b')
  })

  test('a bell above nothing', () => {
    expect(chanceAhead(0, 0)).toBe(0.5)
    expect(chanceAhead(0.1, 0)).toBe(1)
    expect(chanceAhead(1.959963984540054, 1)).toBeCloseTo(0.975, 12)
    expect(chanceAhead(-1.959963984540054, 1)).toBeCloseTo(0.025, 12)
  })
})

describe('labels that would decide it', () => {
  test('are none where it is clear, one where one document decides, with its cost', () => {
    const clear = outlookOf([new OpenQuery({ a: ['x'], b: ['y'], gains: new Map([['y', 3]]) }, [], 2)])
    expect(labelsToDecide(clear)).toMatchObject({ decisions: { median: 0, most: 0 }, cost: null, decided: 1 })
    const one = outlookOf([new OpenQuery(compared, [twoWay('x')], 2)])
    expect(labelsToDecide(one, { labelsPerDecision: 3, costPerLabel: 0.2 })).toMatchObject({
      decisions: { median: 1, most: 1 },
      labels: { median: 3, most: 3 },
      cost: { median: 3 * 0.2 },
      decided: 1,
    })
  })

  test('do not decide between runs that are the same', () => {
    const same = outlookOf([new OpenQuery({ a: ['x'], b: ['x'], gains: new Map() }, [twoWay('x')], 2)])
    expect(labelsToDecide(same)).toMatchObject({ decisions: { median: 1 }, decided: 0 })
  })
})
