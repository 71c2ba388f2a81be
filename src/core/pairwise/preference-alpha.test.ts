import { expect, test } from 'vitest'
import { bothBad } from '../preference.ts'
import { preferenceAlpha } from './preference-alpha.ts'

const labels = (subjects: number[][]) =>
  subjects.flatMap((values, at) => values.map((value, by) => ({ subject: String(at), by: String(by), value })))

test('as by hand: −1 −1 1 and −1 1 give 1 − 4/3', () => {
  expect(
    preferenceAlpha(
      labels([
        [-1, -1, 1],
        [-1, 1],
      ]),
    ).value,
  ).toBeCloseTo(-1 / 3, 12)
})

test('a step apart counts less than two', () => {
  const base = [
    [-1, -1],
    [0, 0],
    [1, 1],
    [-1, -1],
    [1, 1],
  ]
  const [near, far] = [
    preferenceAlpha(labels([...base, [0, 1]])).value,
    preferenceAlpha(labels([...base, [-1, 1]])).value,
  ]
  expect(near ?? 0).toBeGreaterThan(far ?? 1)
})

test('both bad is as if nothing was said', () => {
  const some = [
    [-1, -1, 1],
    [-1, 1],
    [0, 0],
  ]
  expect(preferenceAlpha(labels([...some.map((one) => [...one, bothBad]), [bothBad, bothBad]]))).toEqual(
    preferenceAlpha(labels(some)),
  )
  expect(preferenceAlpha(labels([[bothBad, bothBad]])).value).toBeNull()
})
