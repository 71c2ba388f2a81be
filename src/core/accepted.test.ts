import { expect, test } from 'vitest'
import { countAccepted } from './accepted.ts'

test('a label is accepted when it equals the grade that stands; without one it is not yet', () => {
  // Unit 0 was labelled 2, 2, 1 and stands at 2; unit 1 was labelled 0, 3 and stands at nothing; unit 2 is of another group.
  const value = Int32Array.from([2, 2, 1, 0, 3, 1])
  const start = Int32Array.from([0, 3, 5, 6])
  const votes = {
    units: 3,
    raters: 3,
    categories: 4,
    labels: 6,
    start,
    rater: new Int32Array(6),
    value,
    given: new Int32Array(12),
    bounds: [0, 3],
  }
  const counted = countAccepted(votes, Int32Array.from([2, -1, 1]), Int32Array.from([0, 0, 1]), 2)
  expect(counted).toEqual([
    { labels: 5, accepted: 2 },
    { labels: 1, accepted: 1 },
  ])
})
