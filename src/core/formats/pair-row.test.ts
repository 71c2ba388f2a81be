import { expect, test } from 'vitest'
import type { ImportField } from '#contract/imports.ts'
import type { Scale } from '#contract/project.ts'
import { bothBad } from '../preference.ts'
import { pairReader, readPreference } from './pair-row.ts'

const scale: Scale = {
  kind: 'preference-3',
  grades: [-1, 0, 1, bothBad].map((value, at) => ({
    ...{ key: String(at), value, gain: 0, names: { en: `g${value}` }, descriptions: {} },
  })),
}
const values = new Set([-1, 0, 1, bothBad])

/** Reads one row given as cells by field. */
function read(cells: Partial<Record<ImportField, string>>) {
  const columns = Object.keys(cells) as ImportField[]
  return pairReader({ columns, mapping: columns, language: 'en', market: 'GB', scale })(Object.values(cells))
}

test.each([
  ['doc 1', -1],
  ['doc 2', 1],
  ['left', -1],
  ['B', 1],
  ['Both bad', bothBad],
  ['both-bad', bothBad],
  ['tie', 0],
  ['-1', -1],
  ['9', bothBad],
  ['', null],
])('the cell %j says %s', (cell, value) => {
  expect(readPreference(cell, { left: 'doc 1', right: 'doc 2', values })).toEqual({ value })
})

test('an id goes before a word, and a number has to be on the scale', () => {
  expect(readPreference('b', { left: 'b', right: 'a', values })).toEqual({ value: -1 })
  for (const cell of ['2', 'toString', 'doc 3'])
    expect(readPreference(cell, { left: 'doc 1', right: 'doc 2', values })).toMatchObject({
      problem: 'unknown-preference',
    })
})

test('a row has both results with one query, who says it, and what', () => {
  const cells = {
    query: 'sofa',
    left: 'd1',
    leftTitle: 'One',
    right: 'd2',
    rightTitle: 'Two',
    worker: 'w1',
    preference: 'd2',
  }
  const found = read(cells)
  if ('problem' in found) throw new Error(found.problem)
  const { left, right, worker, value } = found.values
  expect([left.docId, left.title, left.query]).toEqual(['d1', 'One', 'sofa'])
  expect([right.docId, right.title, right.query]).toEqual(['d2', 'Two', 'sofa'])
  expect([worker, value]).toEqual(['w1', 1])
})

test('a pair of a result with itself, and a preference for a third, are named', () => {
  expect(read({ query: 'q', left: 'd', right: 'd', preference: '' })).toMatchObject({ problem: 'same-twice' })
  expect(read({ query: 'q', left: 'd', right: 'e', preference: 'f' })).toMatchObject({ problem: 'unknown-preference' })
})
