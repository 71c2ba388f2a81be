import { expect, test } from 'vitest'
import type { CurrentLabel } from '#contract/labelling.ts'
import { lackOf, progressOf } from './progress.ts'

const label = (subject: string, more: Partial<CurrentLabel> = {}): CurrentLabel => ({
  subject,
  dimension: 'relevance',
  kind: 'value',
  value: 1,
  reason: null,
  explanation: '',
  detail: null,
  ...more,
})

test('a result without a label lacks a grade', () => {
  expect(lackOf(undefined, 'off')).toBe('grade')
  expect(lackOf(undefined, 'required')).toBe('grade')
})

test('an explanation is asked for only where it is required, and blanks are none', () => {
  expect(lackOf(label('a'), 'off')).toBeNull()
  expect(lackOf(label('a'), 'optional')).toBeNull()
  expect(lackOf(label('a', { explanation: ' \n' }), 'required')).toBe('explanation')
  expect(lackOf(label('a', { explanation: 'Old model.' }), 'required')).toBeNull()
})

test('"cannot judge" explains itself by its reason', () => {
  expect(lackOf(label('a', { kind: 'cannot-judge', value: null, reason: 'gone' }), 'required')).toBeNull()
})

test('a flag is no grade, and a label of another result does not count', () => {
  const labels = [label('a'), label('b', { dimension: 'flag' }), label('z')]
  expect(progressOf(['a', 'b', 'c'], labels, 'off')).toEqual({
    complete: 1,
    lacking: [
      { subject: 'b', lack: 'grade' },
      { subject: 'c', lack: 'grade' },
    ],
  })
})
