import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { accuracy, weightedShares } from './accuracy.ts'
import { dawidSkene } from './dawid-skene.ts'
import { digamma } from './digamma.ts'
import { mace } from './mace.ts'
import { best, type Votes, votesOf } from './votes.ts'

/** Labels of raters with a chance each to know the grade; who does not know gives `habit`, or anything. */
function simulated(chances: number[], units: number, seed: number, habit?: number) {
  const random = seeded(seed)
  const truth = Int32Array.from({ length: units }, () => Math.floor(random() * 3))
  const rows = [...truth].flatMap((grade, unit) =>
    chances.map((chance, rater) => ({
      unit: `${unit}`,
      rater: `${rater}`,
      value: random() < chance ? grade : (habit ?? Math.floor(random() * 3)),
    })),
  )
  return { votes: votesOf(rows, [0, 1, 2]).votes, truth }
}

const rightOf = (category: Int32Array, truth: Int32Array) =>
  category.filter((one, unit) => one === truth[unit]).length / truth.length

const shares = (votes: Votes) => best(weightedShares(votes, new Uint8Array(votes.raters).fill(1))).category

/** Renames categories: 0 → 2, 1 → 0, 2 → 1. */
const renamed = (votes: Votes): Votes => ({ ...votes, value: votes.value.map((at) => (at + 2) % 3) })
const models = {
  'dawid-skene': (votes: Votes) => dawidSkene(votes),
  'one coin': (votes: Votes) => dawidSkene(votes, { raters: 'one-coin' }),
  'mace, vb': (votes: Votes) => mace(votes, { restarts: 3 }),
  'mace, em': (votes: Votes) => mace(votes, { restarts: 3, method: 'em' }),
}

describe.each(Object.entries(models))('%s', (_, model) => {
  test('finds more of the truth than the majority where some raters guess', () => {
    const { votes, truth } = simulated([0.9, 0.85, 0.1, 0.05, 0.1], 600, 5)
    const found = best(model(votes).posterior).category
    expect(rightOf(found, truth)).toBeGreaterThan(rightOf(shares(votes), truth) + 0.05)
  })

  test('rows sum to 1, and what all agree on is certain', () => {
    const { posterior } = model(simulated([1, 1, 1], 30, 2).votes)
    for (let unit = 0; unit < 30; unit++) {
      const row = posterior.p.slice(unit * 3, unit * 3 + 3)
      expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
      expect(Math.max(...row)).toBeGreaterThan(0.9)
    }
  })

  test('names of categories do not matter', () => {
    const { votes } = simulated([0.8, 0.7, 0.6], 200, 9)
    const [plain, other] = [model(votes).posterior, model(renamed(votes)).posterior]
    const differing = best(plain).category.filter((at, unit) => (at + 2) % 3 !== best(other).category[unit])
    expect(differing.length).toBeLessThanOrEqual(2)
  })

  test('no labels, and one label', () => {
    const none = {
      units: 0,
      raters: 0,
      categories: 3,
      unit: new Int32Array(),
      rater: new Int32Array(),
      value: new Int32Array(),
    }
    expect(model(none).posterior.p).toHaveLength(0)
    const one = {
      ...none,
      units: 1,
      raters: 1,
      unit: Int32Array.of(0),
      rater: Int32Array.of(0),
      value: Int32Array.of(2),
    }
    expect([...best(model(one).posterior).category]).toEqual([2])
  })
})

describe('raters', () => {
  test('Dawid–Skene: rows of errors are chances given the truth, and a mirror is worth as much as a master', () => {
    const random = seeded(4)
    const rows = Array.from({ length: 300 }, (_, unit) => {
      const grade = Math.floor(random() * 2)
      const says = (chance: number) => (random() < chance ? grade : 1 - grade)
      const all = [0.9, 0.9, 0.85, 0.05].map((chance, rater) => ({
        unit: `${unit}`,
        rater: `${rater}`,
        value: says(chance),
      }))
      return { grade, all }
    })
    const { votes } = votesOf(
      rows.flatMap(({ all }) => all),
      [0, 1],
    )
    const { errors, posterior } = dawidSkene(votes)
    for (let rater = 0; rater < 4; rater++)
      for (const truth of [0, 1])
        expect((errors[rater * 4 + truth] ?? 0) + (errors[rater * 4 + 2 + truth] ?? 0)).toBeCloseTo(1, 9)
    // The last one says 1 where the truth is 0: that cell is large.
    expect(errors[3 * 4 + 2]).toBeGreaterThan(0.85)
    const truth = Int32Array.from(rows, ({ grade }) => grade)
    expect(rightOf(best(posterior).category, truth)).toBeGreaterThan(0.95)
  })

  test('MACE: who guesses by habit has little competence, and the habit is found', () => {
    const { votes } = simulated([0.9, 0.9, 0.8, 0.1], 400, 7, 2)
    const { competence, habits } = mace(votes, { restarts: 3 })
    expect(competence[3]).toBeLessThan(0.3)
    expect(Math.min(...competence.slice(0, 3))).toBeGreaterThan(0.6)
    expect(habits[3 * 3 + 2]).toBeGreaterThan(0.8)
  })

  test('MACE is the same for the same seed', () => {
    const { votes } = simulated([0.7, 0.6, 0.6], 50, 3)
    expect(mace(votes, { seed: 5 }).posterior.p).toEqual(mace(votes, { seed: 5 }).posterior.p)
  })
})

test('accuracy counts known units only, and votes of raters without weight leave all open', () => {
  const { votes } = simulated([1, 0], 4, 1, 2)
  const known = Int32Array.from(
    votes.value.filter((_, label) => label % 2 === 0),
    (at, unit) => (unit === 3 ? -1 : at),
  )
  const { right, of } = accuracy(votes, known)
  expect([right[0], ...of]).toEqual([3, 3, 3])
  expect([...weightedShares(votes, [0, 0]).p]).toEqual(new Array(12).fill(1 / 3))
})

// Abramowitz & Stegun 1964, table 6.1 and 6.3.3: ψ(1) = −γ, ψ(½) = −γ − 2 ln 2.
test('digamma', () => {
  const gamma = 0.577215664901533
  expect(digamma(1)).toBeCloseTo(-gamma, 11)
  expect(digamma(0.5)).toBeCloseTo(-gamma - 2 * Math.log(2), 11)
  expect(digamma(2)).toBeCloseTo(1 - gamma, 11)
  for (const x of [0.3, 3.7, 9, 40]) expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 11)
})

test('votes: ids are numbered as they come, ties go to the lowest, and a stray value is refused', () => {
  const rows = [
    { unit: 'b', rater: 'x', value: 3 },
    { unit: 'a', rater: 'y', value: 1 },
    { unit: 'b', rater: 'y', value: 1 },
  ]
  const { votes, unitIds, raterIds } = votesOf(rows, [1, 3])
  expect([unitIds, raterIds, [...votes.value]]).toEqual([
    ['b', 'a'],
    ['x', 'y'],
    [1, 0, 0],
  ])
  expect(() => votesOf(rows, [1])).toThrow(RangeError)
  const { category, confidence } = best({ units: 2, categories: 2, p: Float64Array.of(0.5, 0.5, 0.2, 0.8) })
  expect([[...category], [...confidence]]).toEqual([
    [0, 1],
    [0.5, 0.8],
  ])
})
