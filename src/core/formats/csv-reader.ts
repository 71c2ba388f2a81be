import { textProblem } from './decode.ts'
import { maxColumns, maxLineLength, type ProblemId, problem, type Row } from './rows.ts'

/** What parts the cells of a CSV file. */
export type Delimiter = ',' | ';' | '\t'

/** Reads CSV fed to it in pieces, cut anywhere. `push` and `end` give the records that are complete by then. */
export class CsvReader {
  readonly #delimiter: Delimiter
  readonly #stop: RegExp
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  #cells: string[] = []
  #cell = ''
  #row = 0
  #length = 0
  #wrong: ProblemId | null = null
  #hasQuotes = false
  #skipLineFeed = false
  #done: Row<string[]>[] = []

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter
    this.#stop = new RegExp(`[${delimiter}\\r\\n]`, 'g')
  }

  /** Takes the next piece of the file. */
  push(text: string): Row<string[]>[] {
    let at = 0
    while (at < text.length) {
      const lineFeed = this.#skipLineFeed && text[at] === '\n'
      this.#skipLineFeed = false
      at = lineFeed ? at + 1 : this.#step(text, at)
    }
    return this.#flush()
  }

  /** Ends the file; a last record needs no newline. */
  end(): Row<string[]>[] {
    if (this.#state === 'quoted') this.#wrong ??= 'unclosed-quote'
    if (this.#state !== 'start' || this.#cells.length > 0) this.#endRecord()
    return this.#flush()
  }

  /** Reads on from `at` by what the state calls for, and gives the place it came to. */
  #step(text: string, at: number): number {
    if (this.#state === 'quoted') return this.#quoted(text, at)
    if (text[at] === '"' && this.#state !== 'plain') {
      if (this.#state === 'closed') this.#take('"')
      this.#state = 'quoted'
      this.#hasQuotes = true
      return at + 1
    }
    this.#stop.lastIndex = at
    const end = this.#stop.exec(text)?.index ?? text.length
    if (end > at) {
      if (this.#state === 'closed') this.#wrong ??= 'bad-quote'
      this.#state = 'plain'
      this.#take(text.slice(at, end))
    }
    const mark = text[end]
    if (mark === this.#delimiter) this.#endCell()
    else if (mark !== undefined) this.#endRecord()
    this.#skipLineFeed = mark === '\r'
    return end + 1
  }

  #quoted(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    this.#take(text.slice(at, quote < 0 ? undefined : quote))
    if (quote < 0) return text.length
    this.#state = 'closed'
    return quote + 1
  }

  /** A record over the limit is read to its end, so that the next one is found, but not kept. */
  #take(text: string) {
    this.#length += text.length
    if (this.#length > maxLineLength) this.#wrong ??= 'line-too-long'
    else this.#cell += text
  }

  #endCell() {
    if (this.#cells.length >= maxColumns) this.#wrong ??= 'too-many-columns'
    else this.#cells.push(this.#cell)
    this.#cell = ''
    this.#length += 1
    this.#state = 'start'
  }

  #endRecord() {
    this.#endCell()
    this.#row += 1
    const blank = this.#cells.length === 1 && this.#cells[0]?.trim() === '' && !this.#hasQuotes
    if (this.#wrong || !blank) this.#done.push(checkedRecord(this.#row, this.#cells, this.#wrong))
    this.#cells = []
    this.#length = 0
    this.#wrong = null
    this.#hasQuotes = false
  }

  #flush(): Row<string[]>[] {
    const rows = this.#done
    this.#done = []
    return rows
  }
}

function checkedRecord(row: number, cells: string[], wrong: ProblemId | null): Row<string[]> {
  const unfit = wrong ?? cells.map(textProblem).find((found) => found !== null)
  return unfit ? { row, ...problem(unfit, cells.join(' ')) } : { row, values: cells }
}
