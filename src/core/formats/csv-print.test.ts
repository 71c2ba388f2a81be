import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marks } from './chunks.test-tools.ts'
import { csvLine, guarded, unguarded } from './csv-print.ts'

test('cells are quoted only where they must be', () => {
  expect(csvLine(['a', 'b c', 'd,e', 'f"g', 'h\ni', ' j', null, 3])).toBe('a,b c,"d,e","f""g","h\ni"," j",,3\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1'])('%j is made harmless for people', (text) => {
  expect(guarded(text)).toBe(`'${text}`)
  expect(csvLine([text])).not.toContain("'")
  expect(csvLine([text], { guard: true })).toContain(`'${text}`)
})

test('negative numbers stay numbers, and plain text stays plain', () => {
  expect(csvLine([-1, 'a=b'], { guard: true })).toBe('-1,a=b\r\n')
})

test('the guard comes off again', () => {
  fc.assert(fc.property(marks, (text) => text === unguarded(text) || /^[ ']/.test(text)))
  fc.assert(
    fc.property(fc.constantFrom(...'=+-@\t\r'), marks, (mark, text) => unguarded(guarded(mark + text)) === mark + text),
  )
})

test('the space that Quepid puts before a formula comes off, another space does not', () => {
  expect(unguarded(' -5 degrees')).toBe('-5 degrees')
  expect(unguarded(' five')).toBe(' five')
})
