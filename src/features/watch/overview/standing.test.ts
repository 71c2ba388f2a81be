import { expect, test } from 'vitest'
import type { OverviewCell } from '#contract/watch.ts'
import { placeOf, standingOf } from './standing.ts'

const cell = (gaps: Partial<OverviewCell>): OverviewCell => ({
  ...{ projectId: 'p', language: 'en', market: 'US', wanted: 10, made: 5 },
  ...{ daysLate: null, overCost: null, underQuality: null, ...gaps },
})

test('a gap above 0 is wrong, but not by so little that it shows as 0', () => {
  expect([3, 0, -2, null].map((days) => standingOf(days, 'late'))).toEqual(['wrong', 'fine', 'fine', 'unknown'])
  expect([0.3, 0.004, -0.1].map((share) => standingOf(share, 'cost'))).toEqual(['wrong', 'fine', 'fine'])
})

test('a place is as bad as its worst cell, and unknown only where all are', () => {
  const cells = [cell({ daysLate: 4, overCost: -0.1 }), cell({ daysLate: -2 }), cell({})]
  expect(placeOf(cells, 'late')).toMatchObject({ standing: 'wrong', worst: 4, wrong: 1 })
  expect(placeOf(cells, 'cost')).toMatchObject({ standing: 'fine', worst: -0.1, wrong: 0 })
  expect(placeOf(cells, 'quality')).toMatchObject({ standing: 'unknown', worst: null, wrong: 0 })
})
