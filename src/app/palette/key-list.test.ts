import { expect, it } from 'vitest'
import { keyList } from './key-list.ts'

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
const scale = (...ids: string[]) => ({ run: () => {}, choices: () => ids.map((id) => ({ id, label: id })) })

it('shows letters and arrows one by one', () => {
  expect(keyList(['j', 'ArrowDown'])).toEqual({ keys: ['j', 'ArrowDown'], isRange: false })
})

it('shows the digits of the scale as a range', () => {
  expect(keyList(digits)).toEqual({ keys: ['0', '9'], isRange: true })
  expect(keyList(digits, scale('0', '1', '2', '3'))).toEqual({ keys: ['0', '3'], isRange: true })
})

it('shows two digits, or digits with gaps, one by one', () => {
  expect(keyList(digits, scale('0', '1'))).toEqual({ keys: ['0', '1'], isRange: false })
  expect(keyList(digits, scale('1', '2', '5'))).toEqual({ keys: ['1', '2', '5'], isRange: false })
})
