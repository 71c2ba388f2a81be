import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const none = { value: null, tolerance: 0, reason: '', clause: null, safety: null }
const two = { ...none, value: 2 }

test('one key leads from the lobby to the next item', () => {
  const labels = (['planned', 'lobby', 'vote', 'reveal', 'talk'] as const).map(
    (phase) => nextStep({ phase, settled: null }, none)?.label,
  )
  expect(labels).toEqual(['open', 'begin', 'reveal', 'talk', 'settle'])
})

test('while settling it settles what is chosen, then goes on; without a choice the item is passed over', () => {
  expect(nextStep({ phase: 'settle', settled: null }, two)).toEqual({
    act: { act: 'decide', settlement: two },
    label: 'decide',
  })
  expect(nextStep({ phase: 'settle', settled: two }, two)?.label).toBe('next')
  // The database keeps the parts in another order.
  const safety = { findings: [], bases: [], confidence: null }
  const settled = { ...none, safety: { confidence: null, bases: [], findings: [] } }
  expect(nextStep({ phase: 'settle', settled }, { ...none, safety })?.label).toBe('next')
  expect(nextStep({ phase: 'settle', settled: two }, { ...two, tolerance: 1 })?.label).toBe('decide')
  expect(nextStep({ phase: 'settle', settled: null }, none)?.label).toBe('pass')
  expect(nextStep({ phase: 'settle', settled: null }, none, true)).toMatchObject({ label: 'decide', isDisabled: true })
  expect(nextStep({ phase: 'summary', settled: null }, two)).toBeNull()
})
