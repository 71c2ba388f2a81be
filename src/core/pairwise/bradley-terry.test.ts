import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { bradleyTerry, outcomes, type Strengths } from './bradley-terry.ts'
import { type PairVote, tally } from './tally.ts'

/** Votes from lines such as `a>b 3`, `a=b 2`, `a!b 1` (both bad), items by their letters. */
function votesOf(...lines: string[]): PairVote[] {
  return lines.flatMap((line) => {
    const [, one = '', mark = '', other = '', count = '1'] = /^(\w)([>=!])(\w)(?: (\d+))?$/.exec(line) ?? []
    const says = mark === '>' ? 'first' : mark === '=' ? 'tie' : 'both-bad'
    const vote: PairVote = { first: one.charCodeAt(0) - 97, second: other.charCodeAt(0) - 97, says }
    return Array<PairVote>(Number(count)).fill(vote)
  })
}

function strengths(items: number, votes: PairVote[], prior = 0): Strengths {
  const found = bradleyTerry(tally(items, votes), { prior })
  if (found.strength === null) throw new Error(found.reason)
  return found
}

describe('cases worked by hand', () => {
  test('two items, 3 : 1 without ties: odds of 3, error √(4 / 3) of the difference', () => {
    const { strength, se, tie } = strengths(2, votesOf('a>b 3', 'b>a'))
    expect((strength[0] ?? 0) - (strength[1] ?? 0)).toBeCloseTo(Math.log(3), 9)
    expect(tie).toBe(0)
    // The information on a difference of logarithms is n·p·(1 − p) = 4 · 3/16; each lies half of it from the mean.
    expect(2 * (se[0] ?? 0)).toBeCloseTo(Math.sqrt(4 / 3), 9)
  })

  test('two items, 4 : 1 with 4 ties: odds of 4, ν = 2', () => {
    const { strength, tie } = strengths(2, votesOf('a>b 4', 'b>a', 'a=b 4'))
    expect((strength[0] ?? 0) - (strength[1] ?? 0)).toBeCloseTo(Math.log(4), 9)
    // The model has as many parameters as there are outcomes: ν√(π₁π₂) : π₁ is 4 : 4, so ν = √4.
    expect(tie).toBeCloseTo(2, 9)
  })

  test('a ring of three, each 2 : 1: all the same', () => {
    const { strength } = strengths(3, votesOf('a>b 2', 'b>a', 'b>c 2', 'c>b', 'c>a 2', 'a>c'))
    for (const one of strength) expect(one).toBeCloseTo(0, 9)
  })

  test('a chain: differences add up', () => {
    const { strength } = strengths(3, votesOf('a>b 2', 'b>a', 'b>c 4', 'c>b'))
    expect((strength[0] ?? 0) - (strength[1] ?? 0)).toBeCloseTo(Math.log(2), 8)
    expect((strength[1] ?? 0) - (strength[2] ?? 0)).toBeCloseTo(Math.log(4), 8)
  })
})

const anyVotes = fc
  .array(
    fc.record({ first: fc.nat(3), second: fc.nat(3), says: fc.constantFrom('first', 'second', 'tie', 'both-bad') }),
  )
  .map((votes) => votes.filter(({ first, second }) => first !== second) as PairVote[])

describe('properties', () => {
  test('what is counted is what the model expects: points of every item, and ties', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const counted = tally(4, votes)
        const found = bradleyTerry(counted)
        if (found.strength === null) return
        const over = new Float64Array(5)
        for (const { one, other, oneWon, otherWon, ties } of counted.meetings) {
          const chance = outcomes(Math.exp(found.strength[one] ?? 0), Math.exp(found.strength[other] ?? 0), found.tie)
          const count = oneWon + otherWon + ties
          over[one] = (over[one] ?? 0) + oneWon + ties / 2 - count * (chance.one + chance.tie / 2)
          over[other] = (over[other] ?? 0) + otherWon + ties / 2 - count * (chance.other + chance.tie / 2)
          over[4] = (over[4] ?? 0) + ties - count * chance.tie
        }
        for (const one of over) expect(one).toBeCloseTo(0, 5)
        expect(found.strength.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9)
        expect(found.se.every((se) => se >= 0 && Number.isFinite(se))).toBe(true)
      }),
    )
  })

  test('numbers of items and sides do not matter, nor does asking everybody twice, but errors shrink by √2', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const found = bradleyTerry(tally(4, votes))
        const other = { first: 'second', second: 'first', tie: 'tie', 'both-bad': 'both-bad' } as const
        const turned = votes.map(({ first, second, says }) => ({
          first: 3 - second,
          second: 3 - first,
          says: other[says],
        }))
        const mirrored = bradleyTerry(tally(4, turned))
        const twice = bradleyTerry(tally(4, [...votes, ...votes]))
        if (found.strength === null || mirrored.strength === null || twice.strength === null) {
          expect([found.strength, mirrored.strength, twice.strength]).toEqual([null, null, null])
          return
        }
        for (let item = 0; item < 4; item++) {
          expect(mirrored.strength[3 - item]).toBeCloseTo(found.strength[item] ?? Number.NaN, 5)
          expect(twice.strength[item]).toBeCloseTo(found.strength[item] ?? Number.NaN, 5)
          expect((twice.se[item] ?? 0) * Math.SQRT2).toBeCloseTo(found.se[item] ?? Number.NaN, 4)
        }
      }),
    )
  })

  test('strengths that made the votes are found again, within three errors', () => {
    const truth = [1.2, 0.5, 0, -0.4, -1.3]
    const random = seeded(11)
    const votes = Array.from({ length: 4000 }, (): PairVote => {
      const first = Math.floor(random() * 5)
      const second = (first + 1 + Math.floor(random() * 4)) % 5
      const chance = outcomes(Math.exp(truth[first] ?? 0), Math.exp(truth[second] ?? 0), 0.7)
      const at = random()
      return { first, second, says: at < chance.one ? 'first' : at < chance.one + chance.tie ? 'tie' : 'second' }
    })
    const { strength, se, tie } = strengths(5, votes)
    truth.forEach((one, item) => {
      expect(Math.abs((strength[item] ?? 0) - one)).toBeLessThan(3 * (se[item] ?? 0))
    })
    expect(tie).toBeCloseTo(0.7, 1)
    expect(Math.max(...se)).toBeLessThan(0.06)
  })
})

describe('where strengths would be infinite', () => {
  test('an item that only wins cannot be compared, until a prior holds it', () => {
    const votes = votesOf('a>b 3', 'b>c', 'c>b')
    expect(bradleyTerry(tally(3, votes))).toEqual({ strength: null, reason: 'not-comparable', groups: [[0], [1, 2]] })
    const { strength, se, groups } = strengths(3, votes, 0.5)
    expect(groups).toEqual([[0], [1, 2]])
    expect(strength[0]).toBeGreaterThan(strength[2] ?? Number.NaN)
    expect([...strength, ...se].every(Number.isFinite)).toBe(true)
  })

  test('items that never met, nothing but ties, no votes at all', () => {
    expect(bradleyTerry(tally(4, votesOf('a>b', 'b>a', 'c=d', 'c>d')))).toMatchObject({
      reason: 'not-comparable',
      groups: [
        [0, 1],
        [2, 3],
      ],
    })
    expect(bradleyTerry(tally(2, votesOf('a=b 3')))).toMatchObject({ strength: null, reason: 'mostly-ties' })
    // One win beside ties: the more ν and a's lead grow together, the likelier the votes.
    const lead = votesOf('a>b', 'a=b', 'b=c', 'b=d')
    expect(bradleyTerry(tally(4, lead))).toMatchObject({ strength: null, reason: 'mostly-ties' })
    expect([...strengths(4, lead, 0.5).strength].every(Number.isFinite)).toBe(true)
    expect(bradleyTerry(tally(2, votesOf('a!b 3')))).toMatchObject({ strength: null, reason: 'no-votes' })
  })

  test('both bad is counted apart and moves nothing', () => {
    const counted = tally(3, votesOf('a>b 2', 'b>a', 'a!b 4', 'b!c'))
    expect([...counted.bad]).toEqual([4, 5, 1])
    expect(counted.meetings).toEqual([{ one: 0, other: 1, oneWon: 2, otherWon: 1, ties: 0 }])
    expect(() => tally(2, [{ first: 1, second: 1, says: 'tie' }])).toThrow(RangeError)
  })
})
