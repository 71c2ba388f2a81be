import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { compareScores, pairedInterval, randomisationTest } from './compare.ts'

describe('two runs compared', () => {
  test('by how far the second is ahead, the same for the same seed', () => {
    const [a, b] = [
      Array.from({ length: 40 }, (_, at) => (at % 7) / 7),
      Array.from({ length: 40 }, (_, at) => (at % 5) / 5),
    ]
    const one = compareScores(a, b, 3)
    expect(one?.delta).toBeCloseTo(b.reduce((sum, score, at) => sum + score - (a[at] as number), 0) / 40, 12)
    expect(compareScores(a, b, 3)).toEqual(one)
    expect(compareScores(a, b, 4)).not.toEqual(one)
    const other = compareScores(b, a, 3)
    expect(other?.delta).toBe(-(one?.delta ?? 0))
    expect(other?.p).toBe(one?.p)
  })

  test('of one query say nothing of chance, of none nothing', () => {
    expect(compareScores([0.5], [0.75])).toEqual({ delta: 0.25, ci95: null, p: null })
    expect(compareScores([], [])).toBeNull()
  })

  test('that are equal everywhere are as equal as chance would have it', () => {
    expect(compareScores([0.1, 0.2, 0.3], [0.1, 0.2, 0.3])).toEqual({ delta: 0, ci95: [0, 0], p: 1 })
  })
})

describe('the randomisation test', () => {
  test('is exact for few queries: Fisher 1935, Darwin’s plants', () => {
    // Fifteen pairs of plants (eighths of an inch); 1,726 of 32,768 sign patterns are as far out, of which ours are drawn.
    const darwin = Float64Array.of(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
    expect(randomisationTest(darwin)).toBeGreaterThan(0.045)
    expect(randomisationTest(darwin)).toBeLessThan(0.06)
    // All signs alike: two of 2^5 patterns.
    expect(randomisationTest(Float64Array.of(1, 2, 3, 4, 5, 0, 0))).toBe(2 / 32)
  })

  test('tries out every pattern as counting them does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 8 }), (numbers) => {
        const seen = Math.abs(numbers.reduce((sum, one) => sum + one, 0))
        let asFar = 0
        for (let pattern = 0; pattern < 2 ** numbers.length; pattern++)
          if (Math.abs(numbers.reduce((sum, one, at) => sum + (pattern & (1 << at) ? one : -one), 0)) >= seen) asFar++
        expect(randomisationTest(Float64Array.from(numbers))).toBeCloseTo(asFar / 2 ** numbers.length, 12)
      }),
    )
  })
})

// `SIMULATIONS=2000` in `npm run test:long`.
const simulations = Number(process.env.SIMULATIONS ?? 150)

test(`the interval of 50 queries holds the truth as often as it says, in ${simulations} simulations of each kind`, {
  timeout: 600_000,
}, () => {
  const random = seeded(11)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  // Differences of two runs: a bell; many equal queries; scores from 0 to 1 that lean to one side.
  const kinds: Record<string, { truth: number; draw: () => number }> = {
    bell: { truth: 0.02, draw: () => 0.02 + 0.15 * normal() },
    'many ties': { truth: 0.03, draw: () => (random() < 0.6 ? 0 : 0.075 + 0.2 * normal()) },
    lopsided: { truth: 1 / 3 - 1 / 4, draw: () => random() ** 2 - random() ** 3 },
  }
  for (const [kind, { truth, draw }] of Object.entries(kinds)) {
    let held = 0
    for (let turn = 0; turn < simulations; turn++) {
      const [low, high] = pairedInterval(Float64Array.from({ length: 50 }, draw), turn) ?? [1, -1]
      if (low <= truth && truth <= high) held++
    }
    // Fewer simulations say less: three standard errors about the bounds.
    const slack = simulations >= 2000 ? 0 : 3 * Math.sqrt((0.95 * 0.05) / simulations)
    expect(held / simulations, kind).toBeGreaterThanOrEqual(0.93 - slack)
    expect(held / simulations, kind).toBeLessThanOrEqual(0.97 + slack)
  }
})
