import type { DocList } from './doc-list.ts'
import { parseNumber } from './numbers.ts'

/** A line that cannot be read: where it stands, from 1, and what was expected there. */
export class BadLine extends Error {
  readonly line: number
  readonly expected: string
  constructor(line: number, expected: string) {
    super(`line ${line}: expected ${expected}`)
    this.line = line
    this.expected = expected
  }
}

const shapes = {
  run: {
    text: 'six columns, "qid Q0 docno rank score tag"',
    beforeNumber: 1,
    number: 'a number as score',
    isWhole: false,
  },
  qrels: {
    text: 'four columns, "qid 0 docno grade"',
    beforeNumber: 0,
    number: 'a whole number as grade',
    isWhole: true,
  },
} as const

const text = new TextDecoder()
const [newline, blank] = [10, 32]
/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, at) => 10 ** at)

/**
 * Reads a TREC run or qrels as bytes, many million lines a second, and hands each document to the list of its query.
 * Columns are parted by blanks and tabs; a run's rank and tag are passed over. Throws `BadLine`.
 */
export class TrecScanner {
  readonly #shape: (typeof shapes)[keyof typeof shapes]
  readonly #listOf: (queryId: string) => DocList
  #list: DocList | null = null
  #query = new Uint8Array(64)
  #queryLength = 0
  #line = 0
  #end = 0

  /** `listOf` is asked for a list whenever the query differs from that of the line before. */
  constructor(kind: keyof typeof shapes, listOf: (queryId: string) => DocList) {
    this.#shape = shapes[kind]
    this.#listOf = listOf
  }

  /** Lines that were read. */
  get lines(): number {
    return this.#line
  }

  /** Takes `bytes[0, end)`, which end with a line feed; the caller may use their memory again. */
  scan(bytes: Uint8Array, end: number): void {
    let at = this.#line === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    const extra = this.#shape.beforeNumber
    while (at < end) {
      this.#line++
      at = skipBlanks(bytes, at)
      if (bytes[at] === newline) {
        at++
        continue
      }
      const query = at
      at = skipWord(bytes, at)
      const queryEnd = at
      at = skipWord(bytes, this.#next(bytes, at))
      const document = this.#next(bytes, at)
      at = skipWord(bytes, document)
      const documentEnd = at
      if (extra) at = skipWord(bytes, this.#next(bytes, at))
      const value = this.#number(bytes, this.#next(bytes, at))
      at = this.#end
      if (extra) at = skipWord(bytes, this.#next(bytes, at))
      at = skipBlanks(bytes, at)
      if (bytes[at] !== newline) throw new BadLine(this.#line, this.#shape.text)
      at++
      const list = this.#isSameQuery(bytes, query, queryEnd)
        ? (this.#list as DocList)
        : this.#turn(bytes, query, queryEnd)
      list.add(bytes, document, documentEnd, value, this.#line)
    }
  }

  /** Where the next column begins; a line that has none is bad. */
  #next(bytes: Uint8Array, from: number): number {
    const at = skipBlanks(bytes, from)
    if (bytes[at] === newline) throw new BadLine(this.#line, this.#shape.text)
    return at
  }

  #isSameQuery(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from !== this.#queryLength || this.#list === null) return false
    const query = this.#query
    for (let at = from; at < to; at++) if (bytes[at] !== query[at - from]) return false
    return true
  }

  #turn(bytes: Uint8Array, from: number, to: number): DocList {
    if (to - from > this.#query.length) this.#query = new Uint8Array(2 * (to - from))
    this.#query.set(bytes.subarray(from, to))
    this.#queryLength = to - from
    this.#list = this.#listOf(text.decode(bytes.subarray(from, to)))
    return this.#list
  }

  /** The number that begins at `from`, rounded as `Number` rounds it; `#end` is set behind it. */
  #number(bytes: Uint8Array, from: number): number {
    let at = from
    let byte = bytes[at] as number
    const isNegative = byte === 45
    if (isNegative) byte = bytes[++at] as number
    let [digits, point, sum] = [0, -1, 0]
    for (; byte > blank; byte = bytes[++at] as number) {
      const digit = byte - 48
      if (digit >= 0 && digit <= 9) {
        sum = sum * 10 + digit
        digits++
      } else if (byte === 46 && point < 0) point = digits
      else return this.#slowNumber(bytes, from)
    }
    // Fifteen digits are a whole number that a double holds, and one division rounds once.
    if (digits === 0 || digits > 15 || (this.#shape.isWhole && point >= 0)) return this.#slowNumber(bytes, from)
    this.#end = at
    const value = point < 0 ? sum : sum / (powers[digits - point] as number)
    return isNegative ? -value : value
  }

  #slowNumber(bytes: Uint8Array, from: number): number {
    this.#end = skipWord(bytes, from)
    const value = parseNumber(text.decode(bytes.subarray(from, this.#end)))
    if (value === null || (this.#shape.isWhole && !Number.isInteger(value)))
      throw new BadLine(this.#line, this.#shape.number)
    return value
  }
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at] as number; byte <= blank && byte !== newline; byte = bytes[++at] as number);
  return at
}

function skipWord(bytes: Uint8Array, from: number): number {
  let at = from
  while ((bytes[at] as number) > blank) at++
  return at
}
