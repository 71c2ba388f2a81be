import { expect, test } from 'vitest'
import { enough } from './enough.ts'
import { groupsOf } from './groups.ts'

test('groups have five to nine people, and all are in one', () => {
  for (let n = 5; n < 40; n++) {
    const people = Array.from({ length: n }, (_, i) => i)
    const groups = groupsOf(people, (one) => (one * 7) % 11)
    expect(groups.every((group) => group.length >= 5 && group.length <= 9)).toBe(true)
    expect(groups.flat().sort((a, b) => a - b)).toEqual(people)
  }
  expect(groupsOf([1, 2, 3, 4], (one) => one)).toEqual([])
})

test('what is enough is the level below or at which more than half was decided', () => {
  expect(enough({ 0: 5, 1: 6, 4: 9 })).toBe(1)
  expect(enough({ 0: 10, 1: 10 })).toBe(1)
  expect(enough({ 0: 11, 1: 9 })).toBe(0)
  expect(enough({ 0: 19 })).toBeNull()
})
