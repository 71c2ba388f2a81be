import { expect, test } from 'vitest'
import type { SafetySettings } from '#contract/safety.ts'
import { isLocked, lackOf } from './progress.ts'

const said = (explanation = '', kind: 'value' | 'cannot-judge' = 'value') => ({ kind, explanation })
const asked = (explain: 'off' | 'optional' | 'required', safety: Partial<SafetySettings> = {}) => ({
  explain,
  safety: { mode: 'off' as const, intent: false, servingRisk: false, ...safety },
})

test('a result without a label lacks a grade', () => {
  expect(lackOf(undefined, asked('off'))).toBe('grade')
  expect(lackOf({}, asked('required'))).toBe('grade')
})

test('an explanation is asked for only where it is required, and blanks are none', () => {
  expect(lackOf({ relevance: said() }, asked('off'))).toBeNull()
  expect(lackOf({ relevance: said() }, asked('optional'))).toBeNull()
  expect(lackOf({ relevance: said(' \n') }, asked('required'))).toBe('explanation')
  expect(lackOf({ relevance: said('Old model.') }, asked('required'))).toBeNull()
})

test('"cannot judge" explains itself by its reason, and leaves nothing else to say', () => {
  const cannot = said('', 'cannot-judge')
  expect(lackOf({ relevance: cannot }, asked('required', { mode: 'beside', servingRisk: true }))).toBeNull()
  expect(lackOf({ safety: cannot }, asked('off', { mode: 'only' }))).toBeNull()
})

test('beside relevance, both are asked; a result that two people settled is not asked again', () => {
  const beside = asked('off', { mode: 'beside' })
  expect(lackOf({ safety: said() }, beside)).toBe('grade')
  expect(lackOf({ relevance: said() }, beside)).toBe('safety')
  expect(lackOf({ relevance: said() }, beside, 'settled')).toBeNull()
  expect(lackOf({ relevance: said(), safety: said() }, beside)).toBeNull()
})

test('where safety comes first, relevance is locked until then', () => {
  const first = asked('off', { mode: 'first' })
  expect(lackOf({}, first)).toBe('safety')
  expect(isLocked({}, first, 'result')).toBe(true)
  expect(isLocked(undefined, first, 'settled')).toBe(false)
  expect(isLocked({ safety: said() }, first, 'result')).toBe(false)
  expect(lackOf({ safety: said() }, first)).toBe('grade')
  expect(isLocked({}, asked('off', { mode: 'beside' }), 'result')).toBe(false)
})

test('on its own, safety is all that is asked, and nothing of a whole page', () => {
  const only = asked('required', { mode: 'only' })
  expect(lackOf({}, only)).toBe('safety')
  expect(lackOf({ safety: said() }, only)).toBeNull()
  expect(lackOf({}, only, 'settled')).toBeNull()
  expect(lackOf({}, only, 'whole')).toBeNull()
})

test('the serving risk is asked of every result, settled or not, and of no whole', () => {
  const risk = asked('off', { mode: 'beside', servingRisk: true })
  expect(lackOf({ relevance: said(), safety: said() }, risk)).toBe('serving-risk')
  expect(lackOf({ relevance: said() }, risk, 'settled')).toBe('serving-risk')
  expect(lackOf({ relevance: said(), safety: said(), 'serving-risk': said() }, risk)).toBeNull()
  expect(lackOf({ relevance: said() }, risk, 'whole')).toBeNull()
  expect(lackOf({}, asked('off', { servingRisk: true }))).toBe('grade')
})
