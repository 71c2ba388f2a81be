import { describe, expect, test } from 'vitest'
import { clausesToRead, courseState, defaultCourse, type GateFacts, gateOf, isRight, testPassed } from './course.ts'

const answers = (text: string) => [...text].map((mark) => mark === '+')

describe('a course', () => {
  test.each([
    ['', 20, 'running'],
    ['+++++++', 20, 'running'],
    ['++++++++--', 20, 'passed'],
    ['+++++++---', 20, 'running'],
    ['-----++++++++', 20, 'passed'],
    ['---++++++++-', 12, 'passed'],
    ['------++++++', 12, 'failed'],
    ['+++', 4, 'running'],
    ['++++', 4, 'passed'],
    ['+++-', 4, 'failed'],
  ])('answers %s of %i: %s', (text, total, state) => {
    expect(courseState(answers(text), total, defaultCourse)).toBe(state)
  })

  test('a course without results is over at once, and not passed', () => {
    expect(courseState([], 0, defaultCourse)).toBe('failed')
  })

  test('a mark of zero asks for the answers only', () => {
    expect(courseState(answers('--'), 2, { passMark: 0, window: 2 })).toBe('passed')
  })
})

describe('a test', () => {
  test('is passed at the mark, not below; an empty one never is', () => {
    expect([testPassed(8, 10, 0.8), testPassed(7, 10, 0.8), testPassed(14, 20, 0.7), testPassed(0, 0, 0.5)]).toEqual([
      ...[true, false, true, false],
    ])
  })

  test('names a clause only where two or more misses cite it', () => {
    expect(clausesToRead(['b', 'a', null, 'b', 'c', 'a', 'b'])).toEqual(['b', 'a'])
    expect(clausesToRead(['a', null, null, 'c'])).toEqual([])
  })
})

test('tolerance counts places on the scale, not values', () => {
  const scale = [0, 1, 5, 20]
  expect(isRight(scale, 5, 20, 0)).toBe(false)
  expect(isRight(scale, 5, 20, 1)).toBe(true)
  expect(isRight(scale, 1, 20, 1)).toBe(false)
  expect(isRight(scale, null, 0, 10)).toBe(false)
  expect(isRight(scale, 7, 5, 10)).toBe(false)
})

describe('what comes before the work', () => {
  const all: GateFacts = {
    ...{ requireTraining: true, requireQualification: true, standing: null, course: 5 },
    ...{ hasTest: true, isTesting: false, attemptsLeft: 2 },
  }
  const working = { state: 'working', isQualified: false } as const
  test.each<[string, Partial<GateFacts>]>([
    ['training', {}],
    ['test', { standing: working }],
    ['testing', { standing: working, isTesting: true, attemptsLeft: 0 }],
    ['failed', { standing: working, attemptsLeft: 0 }],
    ['open', { standing: { state: 'working', isQualified: true }, attemptsLeft: 0 }],
    ['training', { standing: { state: 'training', isQualified: true }, requireTraining: false }],
    ['open', { standing: { state: 'training', isQualified: true }, course: 0 }],
    ['paused', { standing: { state: 'paused', isQualified: true } }],
    ['test', { course: 0 }],
    ['test', { requireTraining: false }],
    ['open', { requireTraining: false, requireQualification: false }],
    ['open', { course: 0, hasTest: false }],
    ['open', { standing: working, hasTest: false }],
  ])('%s with %o', (gate, differ) => {
    expect(gateOf({ ...all, ...differ })).toBe(gate)
  })
})
