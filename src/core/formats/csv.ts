import { CsvReader, type Delimiter } from './csv-reader.ts'
import { decode } from './decode.ts'
import { type Chunks, maxLineLength, type Row } from './rows.ts'

// csv-parse was tried and left out: it needs Node's Buffer (or 200 KB standing in for it), and it stops at the
// first bad record, where an import has to name every one of them.

/**
 * The records of a CSV file after RFC 4180: quotes hold delimiters, newlines and doubled quotes; LF, CRLF or CR end a
 * record. A quote inside a bare cell is literal. Without a `delimiter` the header decides between `,` and `;`.
 */
export async function* csvRows(source: Chunks, delimiter?: Delimiter): AsyncGenerator<Row<string[]>> {
  let reader = delimiter && new CsvReader(delimiter)
  let head = ''
  for await (const chunk of decode(source)) {
    head += chunk
    if (!reader && head.length < maxLineLength && !hasWholeLine(head)) continue
    reader ??= new CsvReader(guessDelimiter(head))
    yield* reader.push(head)
    head = ''
  }
  reader ??= new CsvReader(guessDelimiter(head))
  yield* reader.push(head)
  yield* reader.end()
}

/** `;` if the first line holds more of them than of commas outside quotes, else `,`. */
export function guessDelimiter(text: string): ',' | ';' {
  const bare = firstLine(text).replace(/"[^"]*"/g, '')
  return bare.split(';').length > bare.split(',').length ? ';' : ','
}

/** The first line that is not blank. */
export function firstLine(text: string): string {
  return text.split(/[\r\n]+/, 2).find((line) => line.trim() !== '') ?? ''
}

function hasWholeLine(text: string): boolean {
  return /[\r\n]/.test(text.trimStart())
}
