import { expect, test } from 'vitest'
import { eventsIn } from './room-line.ts'

test('events come whole, however the bytes are cut', () => {
  const text = 'event: stage\ndata: {"step":1}\n\nevent: marks\ndata: {"present":"1'
  const first = eventsIn(text)
  expect(first.events).toEqual([{ kind: 'stage', data: { step: 1 } }])
  expect(eventsIn(`${first.rest}0"}\n\n`)).toEqual({ events: [{ kind: 'marks', data: { present: '10' } }], rest: '' })
})
