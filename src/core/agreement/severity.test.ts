import { describe, expect, test } from 'vitest'
import { votesOf } from '../consensus-models/votes.ts'
import { seeded } from '../seeded.ts'
import { severities } from './severity.ts'

/** Votes of raters who add their own bias to the unit's grade on a scale of 0 to 6, and a little noise. */
function biased(biases: number[], units: number, seed: number) {
  const random = seeded(seed)
  const grades = Array.from({ length: units }, () => 2 + Math.floor(random() * 3))
  const labels = biases.flatMap((bias, rater) =>
    grades.map((grade, unit) => ({
      unit: `${unit}`,
      rater: `${rater}`,
      value: Math.max(0, Math.min(6, grade + Math.round(bias + random() - 0.5))),
    })),
  )
  const { votes } = votesOf(labels, [0, 1, 2, 3, 4, 5, 6])
  return { votes, group: Int32Array.from({ length: units }, (_, unit) => unit >> 2) }
}

describe('severity', () => {
  test('is the mean distance from the others on the same units', () => {
    const rows: [string, string, number][] = [
      ['a', 'x', 3],
      ['a', 'y', 1],
      ['a', 'z', 2],
      ['b', 'x', 2],
      ['b', 'y', 2],
      ['c', 'z', 0],
    ]
    const { votes } = votesOf(
      rows.map(([unit, rater, value]) => ({ unit, rater, value })),
      [0, 1, 2, 3],
    )
    const [x, y, z, ...rest] = severities(votes, Int32Array.of(0, 1, 2))
    expect(x).toMatchObject({ rater: 0, units: 2, steps: (1.5 + 0) / 2 })
    expect(y).toMatchObject({ rater: 1, units: 2, steps: (-1.5 + 0) / 2 })
    expect(z).toMatchObject({ rater: 2, units: 1, steps: 0, se: null, ci95: null, shrunk: null })
    expect(rest).toEqual([])
    // Two groups: distances 1.5 and 0 about 0.75 give √(2 · 2 · 0.75²) / 2, and one degree of freedom 12.706.
    expect(x?.se).toBeCloseTo(0.75, 12)
    expect(x?.ci95?.[1]).toBeCloseTo(0.75 + 12.706 * 0.75, 2)
  })

  test('finds who is harsh and who is lenient, and shrinks towards 0', () => {
    const { votes, group } = biased([-1, 0, 0, 1], 200, 3)
    const all = severities(votes, group)
    expect(all.map(({ ci95 }) => (ci95 && ci95[1] < 0 ? 'harsh' : ci95 && ci95[0] > 0 ? 'lenient' : '—'))).toEqual([
      'harsh',
      '—',
      '—',
      'lenient',
    ])
    for (const { steps, shrunk } of all) {
      expect(Math.abs(shrunk ?? Number.NaN)).toBeLessThanOrEqual(Math.abs(steps))
      expect(Math.sign(shrunk ?? Number.NaN)).toBe(Math.sign(steps))
    }
    expect(all.reduce((sum, { steps }) => sum + steps, 0)).toBeCloseTo(0, 9)
  })

  test('intervals of raters without a bias hold 0 about nineteen times in twenty', () => {
    let held = 0
    for (let seed = 1; seed <= 100; seed++) {
      const { votes, group } = biased([0.3, 0.3, 0.3], 60, seed)
      for (const { ci95 } of severities(votes, group)) if (ci95 && ci95[0] <= 0 && ci95[1] >= 0) held++
    }
    expect(held).toBeGreaterThan(270)
    expect(held).toBeLessThan(300)
  })
})
