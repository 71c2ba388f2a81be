import { describe, expect, test } from 'vitest'
import { type AnchorLabel, driftSteps } from './drift.ts'
import { seeded } from './seeded.ts'
import { drain } from './steps.ts'

/** Anchors of levels 2 to 4; each language shifts its grades, each of its two people as well, and there is a little noise. */
function shifted(
  shifts: readonly (readonly [language: number, people: readonly number[]])[],
  {
    anchors,
    noise,
    seed,
    isThere = () => true,
  }: { anchors: number; noise: number; seed: number; isThere?: (anchor: number, language: number) => boolean },
): { labels: AnchorLabel[]; languages: number; people: number } {
  const random = seeded(seed)
  const labels: AnchorLabel[] = []
  let people = 0
  const numbered = shifts.map(([shift, own]) => ({ shift, own: own.map((extra) => ({ extra, person: people++ })) }))
  for (let anchor = 0; anchor < anchors; anchor++) {
    const level = 2 + 2 * random()
    for (const [language, { shift, own }] of numbered.entries())
      for (const { extra, person } of own)
        if (isThere(anchor, language))
          labels.push({ anchor, language, person, place: level + shift + extra + noise * (random() - 0.5) })
  }
  return { labels, languages: shifts.length, people }
}

const run = ({ labels, ...of }: ReturnType<typeof shifted>, seed = 1) => drain(driftSteps(labels, { ...of, seed }))

describe('drift', () => {
  test('finds how far languages and people are shifted, with intervals that hold the truth', () => {
    const { languages, people } = run(
      shifted(
        [
          [-0.6, [0, 0]],
          [0, [-0.3, 0.3]],
          [0.6, [0, 0]],
        ],
        { anchors: 60, noise: 1, seed: 5 },
      ),
    )
    for (const [at, truth] of [-0.6, 0, 0.6].entries()) {
      expect(Math.abs((languages[at]?.value ?? 9) - truth)).toBeLessThan(0.15)
      expect(languages[at]?.low).toBeLessThan(truth)
      expect(languages[at]?.high).toBeGreaterThan(truth)
      expect(languages[at]).toMatchObject({ anchors: 60, labels: 120 })
    }
    expect(languages[0]?.high).toBeLessThan(0)
    expect(languages[2]?.low).toBeGreaterThan(0)
    for (const [at, truth] of [-0.6, -0.6, -0.3, 0.3, 0.6, 0.6].entries())
      expect(Math.abs((people[at]?.value ?? 9) - truth)).toBeLessThan(0.2)
    expect(people[2]?.high).toBeLessThan(people[3]?.low ?? 0)
  })

  test('without noise finds it exactly, though each anchor has other languages', () => {
    // The harsh and the lenient language never meet; the distance from the mean of those present would not find it.
    const { languages } = run(
      shifted(
        [
          [-1, [0]],
          [0, [0]],
          [1, [0]],
        ],
        {
          ...{ anchors: 12, noise: 0, seed: 2 },
          isThere: (anchor, language) => language === 1 || (anchor < 9 ? 0 : 2) === language,
        },
      ),
    )
    for (const [at, truth] of [-1, 0, 1].entries()) {
      expect(languages[at]?.value).toBeCloseTo(truth, 9)
      expect(languages[at]?.low).toBeCloseTo(truth, 9)
      expect(languages[at]?.high).toBeCloseTo(truth, 9)
    }
    expect(languages.map(({ anchors }) => anchors)).toEqual([9, 12, 3])
  })

  test('languages that are joined by no anchor are compared among themselves alone', () => {
    const { languages } = run(
      shifted(
        [
          [0, [0]],
          [1, [0]],
          [5, [0]],
          [7, [0]],
        ],
        {
          ...{ anchors: 20, noise: 0, seed: 3 },
          isThere: (anchor, language) => (anchor % 2 === 0 ? language < 2 : language > 1),
        },
      ),
    )
    expect(languages.map(({ value }) => value)).toEqual([-0.5, 0.5, -1, 1].map((one) => expect.closeTo(one, 9)))
  })

  test('says nothing of a language alone on its items, and gives no interval for two anchors', () => {
    const alone = run(shifted([[0, [0]]], { anchors: 5, noise: 1, seed: 1 }))
    expect(alone.languages).toEqual([{ value: null, low: null, high: null, anchors: 0, labels: 0 }])
    expect(alone.people[0]?.value).toBe(null)
    const two = run(
      shifted(
        [
          [0, [0]],
          [1, [0]],
        ],
        { anchors: 2, noise: 0, seed: 1 },
      ),
    )
    expect(two.languages[1]).toMatchObject({ value: expect.closeTo(0.5, 9), low: null, high: null, anchors: 2 })
    expect(drain(driftSteps([], { languages: 2, people: 0, seed: 1 })).languages[0]?.value).toBe(null)
  })

  test('intervals of languages without a shift hold 0 about nineteen times in twenty, the same for the same seed', () => {
    let held = 0
    for (let seed = 1; seed <= 100; seed++) {
      const given = shifted(
        [
          [0, [0]],
          [0, [0]],
        ],
        { anchors: 40, noise: 2, seed },
      )
      const [one] = run(given).languages
      if (one && (one.low ?? 1) <= 0 && (one.high ?? -1) >= 0) held++
    }
    expect(held).toBeGreaterThan(87)
    expect(held).toBeLessThan(100)
    const given = shifted(
      [
        [0, [0]],
        [0, [0]],
      ],
      { anchors: 40, noise: 2, seed: 4 },
    )
    expect(run(given)).toEqual(run(given))
  })
})
