import { decode, textProblem } from './decode.ts'
import { type Chunks, maxLineLength, problem, type Row } from './rows.ts'

/** The lines of a text file, without LF or CRLF. Blank lines are counted but not told; bad ones are named and passed over. */
export async function* lines(source: Chunks): AsyncGenerator<Row<string>> {
  let row = 0
  let rest = ''
  for await (const chunk of decode(source)) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const line = checkedLine(++row, rest + chunk.slice(from, end))
      if (line) yield line
      rest = ''
      from = end + 1
    }
    // What is over the limit need not be kept: one character too many is enough to know.
    rest = (rest + chunk.slice(from)).slice(0, maxLineLength + 2)
  }
  const last = checkedLine(++row, rest)
  if (last) yield last
}

function checkedLine(row: number, raw: string): Row<string> | null {
  const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
  if (text.length > maxLineLength) return { row, ...problem('line-too-long', text) }
  if (text.trim() === '') return null
  const unfit = textProblem(text)
  return unfit ? { row, ...problem(unfit, text) } : { row, values: text }
}
