import { expect, test } from 'vitest'
import { changed, forecast, hoursLeft } from './forecast.ts'

test('a steady pace ends on the day that division says', () => {
  expect(forecast([{ remaining: 95, perDay: [10, 10, 10] }])).toEqual({ early: 10, middle: 10, late: 10 })
})

test('days of rest count: five days of ten in seven take longer than the working days alone', () => {
  const { early, middle, late } = forecast([{ remaining: 500, perDay: [10, 10, 10, 10, 10, 0, 0] }]) ?? fail()
  expect(middle).toBeGreaterThanOrEqual(68)
  expect(middle).toBeLessThanOrEqual(72)
  expect(early).toBeLessThan(middle)
  expect(late).toBeGreaterThan(middle)
})

test('the slowest language decides, and the same past gives the same forecast', () => {
  const [fast, slow] = [
    { remaining: 100, perDay: [50, 60] },
    { remaining: 100, perDay: [4, 6] },
  ]
  expect(forecast([fast, slow])).toEqual(forecast([fast, slow]))
  expect(forecast([fast, slow])?.middle).toBeGreaterThanOrEqual(18)
})

test('without a pace there is no forecast, and with nothing left it is over', () => {
  expect(forecast([{ remaining: 5, perDay: [0, 0] }])).toBeNull()
  expect(forecast([{ remaining: 5, perDay: [] }])).toBeNull()
  expect(forecast([{ remaining: 1_000_000, perDay: [1] }])).toBeNull()
  expect(forecast([{ remaining: 0, perDay: [] }])).toEqual({ early: 0, middle: 0, late: 0 })
})

test('what if: overlap changes what is left, people and gold change the pace', () => {
  const work = { results: 100, made: 200, goldShare: 0.2, perDay: [8] }
  expect(changed(work, { overlap: 3, people: 2, goldShare: 0.2 })).toEqual({ remaining: 100, perDay: [16] })
  expect(changed(work, { overlap: 1, people: 1, goldShare: 0.2 })).toEqual({ remaining: 0, perDay: [8] })
  expect(changed(work, { overlap: 3, people: 1, goldShare: 0 }).perDay).toEqual([10])
})

test('hours left count the gold between, and need a pace', () => {
  expect(hoursLeft(360, 0, 10)).toBe(1)
  expect(hoursLeft(360, 0.5, 10)).toBe(2)
  expect(hoursLeft(360, 0, null)).toBeNull()
  expect(hoursLeft(0, 0.1, null)).toBe(0)
})

function fail(): never {
  throw new Error('there is a forecast')
}
