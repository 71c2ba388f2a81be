import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothBad, consensusOf, fitsKind, isPreference, mirrored, preferenceConsensus } from './preference.ts'
import { scaleTemplates } from './scale-templates.ts'

const values = fc.array(fc.constantFrom(-1, 0, 1, bothBad), { minLength: 1, maxLength: 9 })

test.each([
  [[], null, null],
  [[bothBad], bothBad, bothBad],
  [[bothBad, 1], 1, 1],
  [[bothBad, bothBad, 1], bothBad, bothBad],
  [[bothBad, bothBad, -1, 1], -1, -1],
  [[-1, 1], -1, -1],
  [[-1, 0, 1, 1], 1, 0],
  [[-1, 0, 1], 0, 0],
])('%j has the majority %s and the lower median %s', (given, most, middle) => {
  expect(preferenceConsensus('majority', given)).toBe(most)
  expect(preferenceConsensus('median', given)).toBe(middle)
})

test('both bad wins only with more than half, and else changes nothing', () => {
  fc.assert(
    fc.property(values, fc.constantFrom('majority' as const, 'median' as const), (given, rule) => {
      const ordered = given.filter((value) => value !== bothBad)
      const found = preferenceConsensus(rule, given)
      expect(found === bothBad).toBe((given.length - ordered.length) * 2 > given.length)
      if (found !== bothBad) expect(found).toBe(preferenceConsensus(rule, ordered))
    }),
  )
})

test('the number of both bad is an ordinary grade where grades are asked for', () => {
  expect(consensusOf('pointwise', 'median', [bothBad, bothBad, 1, 1, bothBad])).toBe(bothBad)
  expect(consensusOf('pointwise', 'median', [1, 2, bothBad, bothBad])).toBe(2)
  expect(consensusOf('pairwise', 'median', [1, 0, bothBad, bothBad])).toBe(0)
})

test('seen from the other side and back it is the same; both bad, equal and nothing stay', () => {
  for (const value of [-3, -1, 0, 1, 3, bothBad, null]) expect(mirrored(mirrored(value))).toBe(value)
  expect([mirrored(-2), mirrored(0), mirrored(bothBad), mirrored(null)]).toEqual([2, 0, bothBad, null])
})

test('a preference has its own scale, with its own keys and values', () => {
  for (const { kind, grades } of scaleTemplates) {
    const scale = {
      kind,
      grades: grades.map(({ key, value, gain }) => ({ key, value, gain, names: {}, descriptions: {} })),
    }
    for (const task of ['pointwise', 'page', 'sides', 'pairwise'] as const) {
      const own = { sides: 'preference-7', pairwise: 'preference-3' }
      expect(fitsKind(scale, task)).toBe(isPreference(task) ? own[task] === kind : !kind.startsWith('preference'))
    }
    if (kind !== 'preference-3') continue
    expect(fitsKind({ ...scale, grades: scale.grades.slice(1) }, 'pairwise')).toBe(false)
    expect(fitsKind({ ...scale, grades: [...scale.grades].reverse() }, 'pairwise')).toBe(false)
  }
})
