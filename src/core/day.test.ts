import { describe, expect, test } from 'vitest'
import { startOfDay, zoneOf } from './day.ts'

describe('the start of a day', () => {
  test.each([
    ['UTC', '2026-11-24T09:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['Europe/Berlin', '2026-11-24T23:30:00Z', '2026-11-24T23:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-24T07:59:00Z', '2026-11-23T08:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-24T18:15:00Z', '2026-11-24T18:15:00.000Z'],
    // The clock is put forward at two, and put back at three.
    ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z'],
    // Midnight itself is left out: the day begins at one.
    ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z'],
  ])('%s %s', (zone, at, start) => {
    expect(startOfDay(new Date(at), zone).toISOString()).toBe(start)
  })

  test('a zone that is none is UTC', () => {
    expect([zoneOf('Mars/Olympus'), zoneOf(null), zoneOf('Asia/Tokyo')]).toEqual(['UTC', 'UTC', 'Asia/Tokyo'])
  })
})
