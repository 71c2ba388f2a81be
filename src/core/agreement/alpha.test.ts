import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Votes, votesOf } from '../consensus-models/votes.ts'
import { drain } from '../steps.ts'
import { alpha, alphaWithoutEach } from './alpha.ts'
import { alphaIntervalSteps } from './alpha-interval.ts'
import { coincidences, coincidencesByGroup } from './coincidences.ts'
import { countLabels, observedOnly } from './label-counts.ts'

/** Votes from one string per rater, a digit per unit and `.` where there is no label. */
function rows(raters: string[], categories: number[]): Votes {
  const labels = raters.flatMap((row, rater) =>
    [...row].flatMap((mark, unit) => (mark === '.' ? [] : [{ unit: `${unit}`, rater: `${rater}`, value: +mark }])),
  )
  return votesOf(labels, categories).votes
}

// Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
describe('published examples (Krippendorff 2011)', () => {
  test('example A, two observers and two values: 0.095', () => {
    const votes = rows(['0100000010', '1110010000'], [0, 1])
    expect(alpha(votes, [0, 1], 'nominal').value).toBeCloseTo(0.095, 3)
  })

  test('example B, two observers and five values: 0.692', () => {
    const votes = rows(['001132224330', '101112224333'], [0, 1, 2, 3, 4])
    expect(alpha(votes, [0, 1, 2, 3, 4], 'nominal').value).toBeCloseTo(0.692, 3)
  })

  test('example C, four observers, missing data: nominal 0.743, ordinal 0.815, interval 0.849, ratio 0.797', () => {
    const votes = rows(['123321412...', '1233224125.3', '.3332342251.', '12332441251.'], [1, 2, 3, 4, 5])
    const figures = levels.map((level) => alpha(votes, [1, 2, 3, 4, 5], level).value?.toFixed(3))
    expect(figures).toEqual(['0.743', '0.815', '0.849', '0.797'])
  })
})

const anyVotes = fc
  .array(fc.record({ unit: fc.nat(7), rater: fc.nat(4), value: fc.nat(3) }), { maxLength: 40 })
  .map((labels) => [...new Map(labels.map((label) => [`${label.unit} ${label.rater}`, label])).values()])
const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const
const scale = [0, 1, 2, 3]
const votesFrom = (labels: { unit: number; rater: number; value: number }[]) =>
  votesOf(
    labels.map(({ unit, rater, value }) => ({ unit: `${unit}`, rater: `${rater}`, value })),
    scale,
  )

describe('properties', () => {
  test('without a rater, by subtracting, is what it is when the rater had not been', () => {
    fc.assert(
      fc.property(anyVotes, fc.constantFrom(...levels), (labels, level) => {
        const { votes, raterIds } = votesFrom(labels)
        alphaWithoutEach(votes, scale, level).forEach((figure, at) => {
          const rest = votesFrom(labels.filter(({ rater }) => `${rater}` !== raterIds[at])).votes
          const direct = alpha(rest, scale, level)
          if (direct.value === null) expect(figure).toEqual(direct)
          else expect(figure.value).toBeCloseTo(direct.value, 9)
        })
      }),
    )
  })

  test('the matrices of groups sum to the whole, whose cells sum to the labels that have a partner', () => {
    fc.assert(
      fc.property(anyVotes, (labels) => {
        const { votes } = votesFrom(labels)
        const counts = countLabels(votes)
        const groups = coincidencesByGroup(
          counts,
          Int32Array.from({ length: votes.units }, (_, unit) => unit % 3),
          3,
        )
        const whole = coincidences(counts)
        whole.forEach((cell, at) => {
          expect([0, 1, 2].reduce((sum, group) => sum + (groups[group * 16 + at] ?? 0), 0)).toBeCloseTo(cell, 9)
        })
        const partnered = labels.filter(({ unit }) => labels.filter((other) => other.unit === unit).length > 1)
        expect(whole.reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(partnered.length, 9)
      }),
    )
  })

  test('interval alpha does not change with the unit of the values, nominal not with their order', () => {
    fc.assert(
      fc.property(anyVotes, (labels) => {
        const { votes } = votesFrom(labels)
        const stretched = alpha(votes, [5, 15, 25, 35], 'interval').value
        const plain = alpha(votes, scale, 'interval').value
        expect(stretched === null ? stretched : stretched - (plain ?? NaN)).toBeOneOf([null, expect.closeTo(0, 9)])
        const turned = votesFrom(labels.map((label) => ({ ...label, value: 3 - label.value }))).votes
        expect(alpha(turned, scale, 'nominal').value).toBeOneOf([
          null,
          expect.closeTo(alpha(votes, scale, 'nominal').value ?? NaN, 9),
        ])
      }),
    )
  })

  test('declared categories that nobody gave change nothing', () => {
    const votes = rows(['0033', '0330'], scale)
    const seen = observedOnly(votes, scale)
    expect(seen.values).toEqual([0, 3])
    for (const level of levels) expect(alpha(seen.votes, seen.values, level)).toEqual(alpha(votes, scale, level))
  })
})

describe('undefined', () => {
  test('no unit with two labels, one category only, a ratio below zero', () => {
    expect(alpha(rows(['01..', '..01'], [0, 1]), [0, 1], 'nominal')).toEqual({ value: null, reason: 'no-pairs' })
    expect(alpha(rows(['11', '11'], [0, 1]), [0, 1], 'ordinal')).toEqual({ value: null, reason: 'one-category' })
    expect(alpha(rows(['01', '11'], [0, 1]), [-1, 1], 'ratio')).toEqual({ value: null, reason: 'below-zero' })
    expect(alpha(rows([], []), [], 'nominal')).toEqual({ value: null, reason: 'no-pairs' })
  })
})

describe('the interval', () => {
  const matrices = (votes: Votes) =>
    coincidencesByGroup(
      countLabels(votes),
      Int32Array.from({ length: votes.units }, (_, unit) => unit),
      votes.units,
    )

  test('is the same for the same seed and holds the figure', () => {
    const votes = rows(['01230123012301230123', '01230113012201330123'], scale)
    const draw = (seed: number) => drain(alphaIntervalSteps(matrices(votes), scale, 'interval', { seed }))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    const [low, high] = draw(7).ci95 ?? [NaN, NaN]
    const { value } = alpha(votes, scale, 'interval')
    expect(low).toBeLessThan(value ?? NaN)
    expect(high).toBeGreaterThan(value ?? NaN)
  })

  test('is not there for one group, or where resamples are often undefined', () => {
    const one = rows(['0', '1'], [0, 1])
    expect(drain(alphaIntervalSteps(matrices(one), [0, 1], 'nominal'))).toEqual({ ci95: null, reason: 'one-group' })
    const lone = rows(['0001', '0001'], [0, 1])
    const drawn = drain(alphaIntervalSteps(matrices(lone), [0, 1], 'nominal'))
    expect(drawn).toEqual({ ci95: null, reason: 'often-undefined' })
  })
})
