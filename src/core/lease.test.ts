import { describe, expect, test } from 'vitest'
import { enoughTasks, firstLeaseMs, leaseMs, queuedLeaseMs } from './lease.ts'

const minute = 60_000

describe('how long a task is reserved', () => {
  test('half an hour until enough tasks were submitted', () => {
    expect(leaseMs(null, 0)).toBe(30 * minute)
    expect(leaseMs(90 * minute, enoughTasks - 1)).toBe(firstLeaseMs)
  })

  test('then three times the median', () => {
    expect(leaseMs(7 * minute, enoughTasks)).toBe(21 * minute)
  })

  test('never under ten minutes, never over four hours', () => {
    expect(leaseMs(5_000, 1000)).toBe(10 * minute)
    expect(leaseMs(100 * minute, 1000)).toBe(240 * minute)
    expect(leaseMs(80 * minute, 1000)).toBe(240 * minute)
    expect(leaseMs(0, 1000)).toBe(10 * minute)
  })

  test('tasks that wait their turn are kept for longer', () => {
    expect([0, 1, 3].map((before) => queuedLeaseMs(30 * minute, before))).toEqual([30, 40, 60].map((n) => n * minute))
  })
})
