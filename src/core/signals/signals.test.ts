import { expect, test } from 'vitest'
import { pairConfusionSteps } from '../agreement/pair-confusions.ts'
import { groupByUnit } from '../consensus-models/by-unit.ts'
import { votesOf } from '../consensus-models/votes.ts'
import { drain } from '../steps.ts'
import { pairQuestions } from './close-pairs.ts'
import { leastTime } from './least-time.ts'
import { sameGradeSteps } from './same-grade.ts'
import { type Pace, paceQuestions } from './speed.ts'
import { tooAlike } from './too-alike.ts'

const pace = (personId: string, differ: Partial<Pace> = {}): Pace => ({
  ...{ personId, labels: 40, medianMs: 6000, tooShort: 0, activeMs: 240_000, awayMs: 0 },
  ...differ,
})

test('the least time is a key press, skimming, and a glance at the clip, each with an upper end', () => {
  expect(leastTime({ characters: 0, seconds: null })).toBe(400)
  expect(leastTime({ characters: 100, seconds: null })).toBe(1200)
  expect(leastTime({ characters: 0, seconds: 20 })).toBe(1400)
  expect(leastTime({ characters: 1e6, seconds: 1e6 })).toBe(7400)
})

test('pace is asked about far from the others, or under the least time, and not below the least number of labels', () => {
  const kinds = (paces: Pace[]) => paceQuestions(paces).map(({ kind, personId }) => `${kind} ${personId}`)
  expect(kinds([pace('a'), pace('b'), pace('c')])).toEqual([])
  expect(kinds([pace('a'), pace('b'), pace('c', { medianMs: 1900 })])).toEqual(['too-fast c'])
  expect(kinds([pace('a'), pace('b'), pace('c', { medianMs: 2100 })])).toEqual([])
  expect(kinds([pace('a', { tooShort: 12 }), pace('b')])).toEqual(['too-fast a'])
  expect(kinds([pace('a', { tooShort: 11 }), pace('b')])).toEqual([])
  expect(kinds([pace('a', { medianMs: 18_100 }), pace('b'), pace('c', { medianMs: 500 })])).toEqual([
    'away a',
    'too-fast c',
  ])
  expect(kinds([pace('a', { awayMs: 240_000 })])).toEqual(['away a'])
  expect(kinds([pace('a'), pace('b'), pace('c', { labels: 19, medianMs: 1, tooShort: 19 })])).toEqual([])
})

/** Votes of raters who give what their function says for each of `units` units. */
function votes(units: number, raters: Record<string, (unit: number) => number>) {
  const rows = Object.entries(raters).flatMap(([rater, give]) =>
    Array.from({ length: units }, (_, unit) => ({ unit: String(unit), rater, value: give(unit) })),
  )
  return drain(groupByUnit(votesOf(rows, [0, 1, 2, 3]).votes))
}
const fair = (unit: number) => unit % 4

test('one grade throughout is asked about only where the others gave something else', () => {
  const found = (units: number, give: (unit: number) => number, other = fair) =>
    drain(sameGradeSteps(votes(units, { a: give, b: other, c: other })))
  expect(found(40, () => 2)).toEqual([{ rater: 0, labels: 40, category: 2, seen: 1, usual: 0.25 }])
  expect(found(28, () => 2)).toEqual([])
  expect(
    found(
      40,
      () => 2,
      () => 2,
    ),
  ).toEqual([])
  expect(found(40, fair)).toEqual([])
})

test('two are too much alike when they agree with each other and with nobody else', () => {
  const alike = (raters: Record<string, (unit: number) => number>, counts = (_: number) => true) =>
    tooAlike(drain(pairConfusionSteps(votes(60, raters))), counts)
  const odd = (unit: number) => (unit % 3 === 0 ? (unit + 1) % 4 : unit % 4)
  const [found, ...rest] = alike({ a: odd, b: odd, c: fair, d: fair })
  expect(found).toMatchObject({ units: 60, seen: 1 })
  expect(found?.usual).toBeCloseTo(2 / 3, 12)
  expect(rest).toHaveLength(1)
  expect(alike({ a: fair, b: fair, c: fair })).toEqual([])
  expect(alike({ a: odd, b: odd })).toEqual([])
  expect(alike({ a: odd, b: odd, c: fair, d: fair }, () => false)).toEqual([])
})

test('the same words and labels one after the other stand out against the other pairs', () => {
  const pair = (a: string, b: string, soon: number, sameWords: number, results = 40) => ({
    a,
    b,
    results,
    soon,
    sameWords,
  })
  const kinds = (pairs: ReturnType<typeof pair>[]) => pairQuestions(pairs).map(({ kind, a, b }) => `${kind} ${a}${b}`)
  expect(kinds([pair('a', 'b', 30, 0), pair('a', 'c', 2, 0)])).toEqual(['right-after ab'])
  expect(kinds([pair('a', 'b', 40, 0), pair('a', 'c', 40, 0)])).toEqual([])
  expect(kinds([pair('a', 'b', 0, 3), pair('a', 'c', 0, 2)])).toEqual(['same-words ab'])
  expect(kinds([pair('a', 'b', 19, 0, 19)])).toEqual([])
})
