import { expect, test } from 'vitest'
import type { SafetyDetail, SafetyFinding } from '#contract/safety.ts'
import { isSoundDetail, severityOf } from './safety.ts'

const finding = (differ: Partial<SafetyFinding> = {}): SafetyFinding => ({
  ...{ category: 'hate', leaf: 'slur', severity: 2, contexts: [], evidence: [] },
  ...differ,
})
const detail = (...findings: SafetyFinding[]): SafetyDetail => ({ findings, bases: [], confidence: null })

test('the value is the highest severity, 0 where nothing is unsafe', () => {
  expect(severityOf([])).toBe(0)
  expect(severityOf([finding(), finding({ category: 'sexual', leaf: null, severity: 4 }), finding()])).toBe(4)
})

test.each([
  ['nothing found', detail(), true],
  ['a category and one of its leaves', detail(finding(), finding({ leaf: null })), true],
  ['the same twice', detail(finding(), finding({ severity: 3 })), false],
  ['a leaf of another category', detail(finding({ leaf: 'insult' })), false],
  ['severity 0', detail(finding({ severity: 0 })), false],
  [
    'what has a key of its own',
    detail(finding({ category: 'child-safety', leaf: 'suspected-csam', severity: 4 })),
    false,
  ],
  ['an empty span', detail(finding({ evidence: [{ kind: 'span', field: 'text', from: 3, to: 3 }] })), false],
  ['a moment', detail(finding({ evidence: [{ kind: 'time', fromMs: 500, toMs: 500 }] })), true],
  ['a time that ends first', detail(finding({ evidence: [{ kind: 'time', fromMs: 500, toMs: 499 }] })), false],
])('%s', (_, of, isSound) => {
  expect(isSoundDetail(of)).toBe(isSound)
})
