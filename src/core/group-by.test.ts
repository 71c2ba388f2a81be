import { expect, test } from 'vitest'
import { groupBy } from './group-by.ts'

test('rows stay in order within their group, groups in order of their first row', () => {
  expect([...groupBy([3, 1, 4, 1, 5, 9], (n) => n % 2)]).toEqual([
    [1, [3, 1, 1, 5, 9]],
    [0, [4]],
  ])
})
