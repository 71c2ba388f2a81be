import { expect, test } from 'vitest'
import type { ImportField } from '#contract/imports.ts'
import type { Scale } from '#contract/project.ts'
import { sideReader } from './side-row.ts'

const scale: Scale = {
  kind: 'preference-7',
  grades: [-3, -2, -1, 0, 1, 2, 3].map((value, at) => ({
    ...{ key: String(at + 1), value, gain: 0, names: { en: `g${value}` }, descriptions: {} },
  })),
}

/** Reads one row given as cells by field. */
function read(cells: Partial<Record<ImportField, string>>) {
  const row = { query: 'sofa', left: 'bm25', right: 'dense', preference: '0', ...cells }
  const columns = Object.keys(row) as ImportField[]
  return sideReader({ columns, mapping: columns, language: 'en', market: 'GB', scale })(Object.values(row))
}

test.each([
  ['-3', -3],
  ['3', 3],
  ['0', 0],
  ['Left much better', -3],
  ['right-slightly-better', 1],
  ['equal', 0],
])('the cell %j says %s', (preference, value) => {
  expect(read({ preference })).toMatchObject({ values: { value } })
})

test.each(['', '4', '9', 'bm25', 'left', 'both bad', '1.5'])('%j does not say how much better', (preference) => {
  expect(read({ preference })).toEqual({ problem: 'unknown-preference-7', detail: preference })
})

test('a row says who compared which lists of which query, and why', () => {
  const row = { worker: "'=Ana", whys: 'Quality; relevance', explanation: 'less noise', language: 'de' }
  expect(read({ ...row, preference: '-2' })).toEqual({
    values: {
      ...{ queryId: '', query: 'sofa', language: 'de', market: 'GB', first: 'bm25', second: 'dense', value: -2 },
      ...{ worker: '=Ana', explanation: '[relevance, quality] less noise' },
    },
  })
})

test('a source is the judge where no person is, and else the file is one', () => {
  expect(read({ worker: '', workerSource: 'old team' })).toMatchObject({ values: { worker: 'old team' } })
  expect(read({ worker: 'P1', workerSource: 'old team' })).toMatchObject({ values: { worker: 'P1' } })
  expect(read({})).toMatchObject({ values: { worker: 'imported', explanation: '' } })
})

test.each<[Partial<Record<ImportField, string>>, string]>([
  [{ left: ' ' }, 'empty-ranker'],
  [{ right: '' }, 'empty-ranker'],
  [{ left: 'dense' }, 'same-twice'],
  [{ query: '' }, 'empty-query'],
  [{ whys: 'relevance taste' }, 'unknown-why'],
  [{ explanation: 'x'.repeat(5001) }, 'explanation-too-long'],
  [{ language: 'no language' }, 'bad-language'],
])('%j is %s', (cells, problem) => {
  expect(read(cells)).toMatchObject({ problem })
})
