import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDecided, posterior, posteriorGrade, skillsFor, stopsAfter, type Vote } from './posterior.ts'

const grades = [0, 1, 2, 3]
const vote = (value: number, skill: number): Vote => ({ value, skill })
const at = (map: Map<number, number>, grade: number) => map.get(grade) ?? Number.NaN

describe('the posterior, worked by hand', () => {
  test('one vote of skill q leaves q for its grade and shares the rest', () => {
    const map = posterior(grades, [vote(2, 0.7)])
    expect(at(map, 2)).toBeCloseTo(0.7, 12)
    for (const other of [0, 1, 3]) expect(at(map, other)).toBeCloseTo(0.1, 12)
  })

  test('two that agree: 0.8² against 3 × (0.2/3)²', () => {
    // 0.64 / (0.64 + 3 × 0.004444…) = 0.64 / 0.653333… = 0.979591…
    expect(at(posterior(grades, [vote(1, 0.8), vote(1, 0.8)]), 1)).toBeCloseTo(48 / 49, 12)
  })

  test('two that differ: the better one leads', () => {
    // Grade 3: 0.9 × 0.1 = 0.09; grade 0: (0.1/3) × 0.7 = 0.023333…; each other: (0.1/3) × (0.3/3) = 0.003333…
    const map = posterior(grades, [vote(3, 0.9), vote(0, 0.7)])
    const sum = 0.09 + 0.07 / 3 + 2 * (0.01 / 3)
    expect(at(map, 3)).toBeCloseTo(0.09 / sum, 12)
    expect(at(map, 0)).toBeCloseTo(0.07 / 3 / sum, 12)
    expect(at(map, 3)).toBeCloseTo(0.75, 12)
  })

  test('on two grades a skill of one half says nothing', () => {
    expect([...posterior([0, 1], [vote(1, 0.5), vote(1, 0.5)]).values()]).toEqual([0.5, 0.5])
  })
})

describe('when it stops', () => {
  const stopping = { grades, confidence: 0.8 }

  test('never after one, however sure', () => {
    expect(isDecided([vote(1, 0.99)], stopping)).toBe(false)
    expect(isDecided([vote(1, 0.99), vote(1, 0.6)], stopping)).toBe(true)
  })

  test('two of skill 0.9 that differ need a third', () => {
    const votes = [vote(1, 0.9), vote(2, 0.9), vote(2, 0.9), vote(2, 0.9)]
    // Two against one: 0.9 × (0.1/3) … the grade of the two has 0.9² × 0.0333 = 0.027, the other 0.9 × 0.0333² = 0.001.
    expect(isDecided(votes.slice(0, 2), stopping)).toBe(false)
    expect(stopsAfter(votes, stopping)).toBe(3)
    expect(posteriorGrade(grades, votes.slice(0, 3))?.probability).toBeCloseTo(0.027 / (0.027 + 0.001 + 2 / 27_000), 9)
  })

  test('at the last when nothing decides', () => {
    expect(stopsAfter([vote(0, 0.5), vote(1, 0.5), vote(2, 0.5)], stopping)).toBe(3)
    expect(stopsAfter([], stopping)).toBe(0)
  })

  test('of equally probable grades the first of the scale', () => {
    expect(posteriorGrade(grades, [vote(3, 0.8), vote(1, 0.8)])?.value).toBe(1)
    expect(posteriorGrade(grades, [])).toBeNull()
  })
})

describe('skill', () => {
  test('of a person from ten answers on, else the mean of those who are known', () => {
    const { of, mean } = skillsFor(
      new Map([
        ['ana', { total: 10, correct: 9 }],
        ['ben', { total: 20, correct: 12 }],
        ['eva', { total: 9, correct: 0 }],
      ]),
    )
    expect(of('ana')).toBeCloseTo(9.5 / 11, 12)
    expect(of('ben')).toBeCloseTo(12.5 / 21, 12)
    expect(mean).toBeCloseTo((9.5 / 11 + 12.5 / 21) / 2, 12)
    expect([of('eva'), of('nobody')]).toEqual([mean, mean])
  })

  test('where nobody is known, all answers together', () => {
    expect(skillsFor(new Map([['ana', { total: 4, correct: 3 }]])).mean).toBeCloseTo(3.5 / 5, 12)
    expect(skillsFor(new Map()).mean).toBe(0.5)
  })
})

describe('what holds for all votes', () => {
  const anyVote = fc.record({
    value: fc.constantFrom(...grades),
    skill: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  })

  test('the sum is one, the order of votes does not matter, and a good vote for a grade never makes it less probable', () => {
    fc.assert(
      fc.property(fc.array(anyVote, { maxLength: 60 }), anyVote, (votes, more) => {
        const before = posterior(grades, votes)
        const sum = [...before.values()].reduce((a, b) => a + b, 0)
        expect(sum).toBeCloseTo(1, 9)
        const backwards = posterior(grades, [...votes].reverse())
        for (const grade of grades) expect(at(backwards, grade)).toBeCloseTo(at(before, grade), 9)
        if (more.skill >= 0.25)
          expect(at(posterior(grades, [...votes, more]), more.value)).toBeGreaterThanOrEqual(
            at(before, more.value) - 1e-9,
          )
      }),
    )
  })

  test('it stops within the votes, and not before two', () => {
    fc.assert(
      fc.property(
        fc.array(anyVote, { maxLength: 9 }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (votes, confidence) => {
          const n = stopsAfter(votes, { grades, confidence })
          expect(n).toBeLessThanOrEqual(votes.length)
          if (n < votes.length) expect(isDecided(votes.slice(0, n), { grades, confidence })).toBe(true)
          for (let fewer = 0; fewer < n && n < votes.length; fewer++)
            expect(isDecided(votes.slice(0, fewer), { grades, confidence })).toBe(false)
        },
      ),
    )
  })
})
