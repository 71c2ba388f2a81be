import { createReadStream } from 'node:fs'
import { votesOf } from '#core/consensus-models/votes.ts'
import { csvRows } from '#core/formats/csv.ts'
import { parseNumber } from '#core/formats/numbers.ts'
import { BadInput } from './bad-input.ts'
import { otherThanText } from './other-than-text.ts'
import { isRegularFile, standardInput } from './scan-file.ts'

/** One label of a file, and the line it stands on. */
interface LabelRow {
  unit: string
  rater: string
  label: string
  line: number
}

const columns = ['task', 'worker', 'label'] as const

/**
 * Reads labels from a CSV file with the header `task,worker,label`: votes over the categories that occur, in order (of numbers, if all
 * are numbers, else of words). Throws `BadInput` for a line that lacks one of the three, and for words where `onlyNumbers` says why not.
 */
export async function readLabels(
  path: string,
  { onlyNumbers, onlyOnce = false }: { onlyNumbers?: string; onlyOnce?: boolean },
) {
  const rows = await readRows(path)
  const word = rows.find(({ label }) => parseNumber(label) === null)
  if (word && onlyNumbers !== undefined)
    throw new BadInput({
      at: path,
      line: word.line,
      expected: `a number as label for ${onlyNumbers}, not ${word.label}`,
    })
  if (onlyOnce) checkOnce(path, rows)
  const labelOf = word ? (label: string) => label : (label: string) => parseNumber(label) as number
  const labels = [...new Set<string | number>(rows.map(({ label }) => labelOf(label)))].sort((one, other) =>
    one < other ? -1 : 1,
  )
  const places = new Map(labels.map((label, at) => [label, at]))
  const placed = rows.map(({ unit, rater, label }) => ({ unit, rater, value: places.get(labelOf(label)) as number }))
  return {
    ...votesOf(placed, [...labels.keys()]),
    labels,
    /** The categories' values; of words their places. */
    values: labels.map((label, at) => (typeof label === 'number' ? label : at)),
  }
}

/** The bytes of a file; throws `BadInput` where they begin like something other than text. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of path === standardInput ? process.stdin : createReadStream(path)) {
    const other = isFirst ? otherThanText(chunk) : null
    if (other) throw new BadInput({ at: path, line: 1, expected: other })
    isFirst = false
    yield chunk
  }
}

async function readRows(path: string): Promise<LabelRow[]> {
  isRegularFile(path)
  const rows: LabelRow[] = []
  let places: number[] | null = null
  try {
    for await (const row of csvRows(bytesOf(path))) {
      const bad = (expected: string) => new BadInput({ at: path, line: row.row, expected })
      if ('problem' in row) throw bad(`a record of CSV (${row.problem})`)
      if (places === null) {
        places = columns.map((column) => row.values.findIndex((cell) => cell.trim() === column))
        if (places.includes(-1)) throw bad(`the header ${columns.join(',')}`)
        continue
      }
      const [unit, rater, label] = places.map((place) => row.values[place]?.trim() ?? '')
      if (!unit || !rater || !label) throw bad('a task, a worker and a label')
      rows.push({ unit, rater, label, line: row.row })
    }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput({ at: path, expected: 'a file that can be read' })
  }
  if (rows.length === 0)
    throw new BadInput({ at: path, line: 1, expected: `the header ${columns.join(',')} and labels` })
  return rows
}

function checkOnce(path: string, rows: readonly LabelRow[]): void {
  const seen = new Map<string, Set<string>>()
  for (const { unit, rater, line } of rows) {
    const raters = seen.get(unit) ?? new Set()
    if (raters.has(rater)) throw new BadInput({ at: path, line, expected: `one label of ${rater} on ${unit}` })
    seen.set(unit, raters.add(rater))
  }
}
