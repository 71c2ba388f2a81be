import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocList } from './doc-list.ts'
import { BadLine, TrecScanner } from './trec-scan.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Every document of a file as [query, id, number, line], read in pieces of whole lines. */
function readAll(kind: 'run' | 'qrels', pieces: readonly string[]) {
  const lists = new Map<string, DocList>()
  const scanner = new TrecScanner(kind, (query) => {
    const list = lists.get(query) ?? new DocList(1)
    lists.set(query, list)
    return list
  })
  for (const piece of pieces) scanner.scan(bytesOf(piece), bytesOf(piece).length)
  return [...lists].flatMap(([query, list]) =>
    Array.from({ length: list.count }, (_, at) => [query, list.idOf(at), list.values[at], list.lines[at]]),
  )
}

describe('a TREC file read as bytes', () => {
  test('gives its documents by query, whatever parts the columns, with the lines they stand on', () => {
    const first = '\uFEFFq1 Q0 d1 1 2.5 tag\r\n\n  q1\tQ0  dé 2 -1e-1 tag \n'
    expect(readAll('run', [first, 'q2 Q0 d1 1 7 tag\nq1 0 d3 x 1 t\n'])).toEqual([
      ['q1', 'd1', 2.5, 1],
      ['q1', 'dé', Math.fround(-0.1), 3],
      ['q1', 'd3', 1, 5],
      ['q2', 'd1', 7, 4],
    ])
    expect(readAll('qrels', ['q1 0 d1 -2\nq1 0 d2 3.000\n'])).toEqual([
      ['q1', 'd1', -2, 1],
      ['q1', 'd2', 3, 2],
    ])
  })

  test.each([
    ['run', 'q Q0 d 1 2.5 t\nq Q0 d 1 2.5\n', 2, 'six columns'],
    ['run', 'q Q0 d 1 2.5 t more\n', 1, 'six columns'],
    ['run', 'q\n', 1, 'six columns'],
    ['run', 'q Q0 d 1 nan t\n', 1, 'a number as score'],
    ['run', 'q Q0 d 1 0x10 t\n', 1, 'a number as score'],
    ['run', 'q Q0 d 1 1.2.3 t\n', 1, 'a number as score'],
    ['run', 'q Q0 d 1 - t\n', 1, 'a number as score'],
    ['qrels', '\nq 0 d 1.5\n', 2, 'a whole number'],
    ['qrels', 'q 0 d 1 2\n', 1, 'four columns'],
    ['qrels', 'q 0 d\n', 1, 'four columns'],
  ] as const)('%s: %j is bad in line %i', (kind, text, line, expected) => {
    const read = () => readAll(kind, [text])
    expect(read).toThrow(BadLine)
    expect(read).toThrow(`line ${line}: expected ${expected}`)
  })

  test('numbers are those that JavaScript reads, as 32 bits', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }).map(String),
      fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => `${whole}.${part}`),
      fc.tuple(fc.integer(), fc.nat()).map(([whole, part]) => `${whole}.${String(part).padStart(25, '0')}`),
      fc.constantFrom('.5', '5.', '+1', '-0', '00012.50', '123456789012345678901234567890'),
    )
    fc.assert(
      fc.property(number, (text) => {
        expect(readAll('run', [`q Q0 d 1 ${text} t\n`])[0]?.[2]).toBe(Math.fround(Number(text)))
      }),
      { numRuns: 1000 },
    )
  })
})
