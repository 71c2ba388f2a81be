import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pseudonym } from './pseudonym.ts'

test('no two people of a project share one, however many there are', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 400 }), (projectId, people) => {
      const names = Array.from({ length: people }, (_, place) => pseudonym(projectId, place))
      expect(new Set(names).size).toBe(people)
    }),
  )
})

test('the same place has another name in another project', () => {
  const names = new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((projectId) => pseudonym(projectId, 0)))
  expect(names.size).toBeGreaterThan(3)
})
