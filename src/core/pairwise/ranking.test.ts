import { expect, test } from 'vitest'
import { bothBad } from '../preference.ts'
import { rankPairs } from './ranking.ts'

const vote = (first: string, second: string, value: number) => ({ first, second, value })
const times = (n: number, one: ReturnType<typeof vote>) => Array.from({ length: n }, () => one)

test('two documents: the difference of strengths is the logarithm of the odds', () => {
  const { ranked, votes, isHeld } = rankPairs([...times(3, vote('a', 'b', 1)), vote('a', 'b', -1)])
  expect(ranked.map(({ document, wins, losses }) => [document, wins, losses])).toEqual([
    ['b', 3, 1],
    ['a', 1, 3],
  ])
  expect((ranked[0]?.strength ?? 0) - (ranked[1]?.strength ?? 0)).toBeCloseTo(Math.log(3), 5)
  expect([votes, isHeld]).toEqual([4, false])
})

test('which document is named first does not matter', () => {
  const one = [vote('a', 'b', -1), vote('b', 'c', -1), vote('a', 'c', 1), vote('a', 'b', 0)]
  const turned = one.map(({ first, second, value }) => vote(second, first, 0 - value))
  const strengths = (votes: typeof one) =>
    Object.fromEntries(rankPairs(votes).ranked.map(({ document, strength }) => [document, strength]))
  for (const [document, strength] of Object.entries(strengths(one)))
    expect(strengths(turned)[document]).toBeCloseTo(strength ?? Number.NaN, 6)
})

test('one that always wins is held finite by the prior', () => {
  const { ranked, isHeld } = rankPairs([vote('a', 'b', -1), vote('a', 'b', -1)])
  expect(isHeld).toBe(true)
  expect(ranked.map(({ document, strength }) => [document, Number.isFinite(strength)])).toEqual([
    ['a', true],
    ['b', true],
  ])
})

test('both bad moves no strength, and is counted for both', () => {
  const votes = [vote('a', 'b', -1), vote('a', 'b', -1), vote('a', 'b', 1)]
  const [without, withBad] = [rankPairs(votes), rankPairs([...votes, vote('a', 'b', bothBad)])]
  expect(withBad.ranked.map(({ strength }) => strength)).toEqual(without.ranked.map(({ strength }) => strength))
  expect(withBad.ranked.map((one) => one.bothBad)).toEqual([1, 1])
  expect([withBad.bothBadShare, without.bothBadShare]).toEqual([0.25, 0])
})

test('nothing at all ranks nothing', () => {
  expect(rankPairs([])).toMatchObject({ ranked: [], votes: 0, bothBadShare: 0 })
})
