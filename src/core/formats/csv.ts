import { decode, textProblem } from './decode.ts'
import { shown } from './lines.ts'
import { type Chunks, maxColumns, maxLineLength, type ProblemId, problem, type Row } from './rows.ts'

// csv-parse was tried and left out: it needs Node's Buffer (or 200 KB standing in for it), and it stops at the
// first bad record, where an import has to name every one of them.

/** What parts the cells of a CSV file. */
export type Delimiter = ',' | ';' | '\t'

type State = 'start' | 'plain' | 'quoted' | 'closed'

/**
 * The records of a CSV file after RFC 4180: quotes hold delimiters, newlines and doubled quotes; LF, CRLF or CR end a
 * record. A quote inside a bare cell is literal. Without a `delimiter` the header decides between `,` and `;`.
 */
export async function* csvRows(source: Chunks, delimiter?: Delimiter): AsyncGenerator<Row<string[]>> {
  let reader = delimiter && csvReader(delimiter)
  let head = ''
  for await (const chunk of decode(source)) {
    if (reader) {
      yield* reader.push(chunk)
      continue
    }
    head += chunk
    if (head.length < maxLineLength && !/\S[^\n\r]*[\n\r]/.test(head)) continue
    reader = csvReader(guessDelimiter(head))
    yield* reader.push(head)
  }
  if (!reader) {
    reader = csvReader(guessDelimiter(head))
    yield* reader.push(head)
  }
  yield* reader.end()
}

/** `;` if the first line holds more of them than of commas outside quotes, else `,`. */
export function guessDelimiter(text: string): ',' | ';' {
  const bare = firstLine(text).replace(/"[^"]*"/g, '')
  return bare.split(';').length > bare.split(',').length ? ';' : ','
}

function firstLine(text: string): string {
  return /[^\r\n]+/.exec(text.slice(0, maxLineLength))?.[0] ?? ''
}

/** A reader fed with pieces of text, cut anywhere; each `push` gives the records that the piece completes. */
export function csvReader(delimiter: Delimiter) {
  const stop = new RegExp(`[${delimiter}\\r\\n]`, 'g')
  let state: State = 'start'
  let cells: string[] = []
  let cell = ''
  let row = 0
  let length = 0
  let wrong: ProblemId | null = null
  let quotedCell = false
  let skipLineFeed = false
  let done: Row<string[]>[] = []

  function take(text: string) {
    length += text.length
    if (length > maxLineLength) wrong ??= 'line-too-long'
    else cell += text
  }

  function endCell() {
    if (cells.length >= maxColumns) wrong ??= 'too-many-columns'
    else cells.push(cell)
    cell = ''
    length += 1
    state = 'start'
  }

  function endRecord() {
    endCell()
    row += 1
    const blank = cells.length === 1 && cells[0]?.trim() === '' && !quotedCell
    if (wrong || !blank) done.push(checkedRecord(row, cells, wrong))
    cells = []
    length = 0
    wrong = null
    quotedCell = false
  }

  function separator(mark: string) {
    if (mark === delimiter) return endCell()
    endRecord()
    skipLineFeed = mark === '\r'
  }

  /** Reads on from `at` by what the state calls for, and gives the place it came to. */
  function step(text: string, at: number): number {
    if (state === 'quoted') {
      const quote = text.indexOf('"', at)
      take(text.slice(at, quote < 0 ? undefined : quote))
      if (quote < 0) return text.length
      state = 'closed'
      return quote + 1
    }
    const mark = text[at] ?? ''
    if (mark === '"' && state !== 'plain') {
      if (state === 'closed') take('"')
      state = 'quoted'
      quotedCell = true
      return at + 1
    }
    stop.lastIndex = at
    const end = stop.exec(text)?.index ?? text.length
    if (end > at) {
      if (state === 'closed') wrong ??= 'bad-quote'
      state = 'plain'
      take(text.slice(at, end))
    }
    const separating = text[end]
    if (separating === undefined) return end
    separator(separating)
    return end + 1
  }

  function flush() {
    const rows = done
    done = []
    return rows
  }

  return {
    push(text: string): Row<string[]>[] {
      let at = 0
      while (at < text.length) {
        if (skipLineFeed && text[at] === '\n') at += 1
        else at = step(text, at)
        skipLineFeed &&= at < text.length && text[at - 1] === '\r'
      }
      return flush()
    },
    end(): Row<string[]>[] {
      if (state === 'quoted') wrong ??= 'unclosed-quote'
      if (state !== 'start' || cells.length > 0) endRecord()
      return flush()
    },
  }
}

function checkedRecord(row: number, cells: string[], wrong: ProblemId | null): Row<string[]> {
  const unfit = wrong ?? cells.map(textProblem).find((found) => found !== null)
  return unfit ? { row, ...problem(unfit, shown(cells.join(' ').slice(0, 200))) } : { row, values: cells }
}
