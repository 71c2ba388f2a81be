import { expect, test } from 'vitest'
import { tightened } from './tightening-table.tsx'

test('a project can only be stricter than the taxonomy, and a row that is as strict is not kept', () => {
  const table = tightened({}, 'hate', 1, 'T3')
  expect(table).toEqual({ hate: ['T3', 'T2', 'T3', 'T4'] })
  expect(tightened(table, 'hate', 2, 'T4')).toEqual({ hate: ['T3', 'T4', 'T3', 'T4'] })
  expect(tightened(table, 'hate', 3, 'T0')).toEqual(table)
  expect(tightened(table, 'hate', 1, 'T1')).toEqual({})
})
