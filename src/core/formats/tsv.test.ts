import { expect, test } from 'vitest'
import { collect, valuesOf } from './chunks.test-tools.ts'
import { tsvRows } from './tsv.ts'

test('cells stand between tabs, and quotes are literal', async () => {
  expect(await valuesOf(tsvRows(['qid\ttext\r\n1\t"A Machine to End War"\n2\t\n']))).toEqual([
    ['qid', 'text'],
    ['1', '"A Machine to End War"'],
    ['2', ''],
  ])
})

test('a cell that a CSV writer quoted is read as CSV', async () => {
  expect(await valuesOf(tsvRows(['"7"" drawer"\t"a" and "b"\t""\t"""x"""']))).toEqual([
    ['7" drawer', '"a" and "b"', '""', '"x"'],
  ])
})

test('too many columns are refused', async () => {
  expect(await collect(tsvRows(['\t'.repeat(1_000_000).concat('x')]))).toMatchObject([
    { row: 1, problem: 'too-many-columns' },
  ])
})
