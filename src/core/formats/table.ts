import { csvRows } from './csv.ts'
import { jsonlRows } from './jsonl.ts'
import { type Chunks, mapRows, maxColumns, type Problem, problem, type Row } from './rows.ts'
import { tsvRows } from './tsv.ts'

/** The formats whose rows have named columns. */
export type TableFormat = 'csv' | 'tsv' | 'jsonl'

/** The first rows of a table and its columns; `bad` are the rows among them that cannot be read. */
export interface TablePreview {
  columns: string[]
  rows: string[][]
  bad: ({ row: number } & Problem)[]
}

/**
 * The rows of a table as cells in the order of `columns`, which are those that a preview gave. A CSV or TSV file whose
 * header reads otherwise yields `header-changed` and ends; keys of a JSONL object that are no column are left out.
 */
export async function* tableRows(
  source: Chunks,
  format: TableFormat,
  columns: readonly string[],
): AsyncGenerator<Row<string[]>> {
  if (format === 'jsonl') {
    yield* mapRows(jsonlRows(source), (values) => ({ values: columns.map((column) => values.get(column) ?? '') }))
    return
  }
  const rows = format === 'csv' ? csvRows(source) : tsvRows(source)
  let headed = false
  for await (const row of mapRows(rows, (values) => (headed ? fitted(values, columns.length) : { values }))) {
    if (headed) {
      yield row
      continue
    }
    headed = true
    const wrong = headerProblem(row, columns)
    if (!wrong) continue
    yield wrong
    return
  }
}

/** Reads the first `limit` rows; the columns of JSONL are all keys that these rows have, in the order met. */
export async function previewTable(source: Chunks, format: TableFormat, limit = 20): Promise<TablePreview> {
  return format === 'jsonl' ? previewObjects(source, limit) : previewCells(source, format, limit)
}

/** Column names made usable: trimmed, blank ones numbered (`#3`), a name met before marked (`rating (2)`). */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, index) => {
    const name = cell.trim() || `#${index + 1}`
    let unique = name
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`
    taken.add(unique)
    return unique
  })
}

function headerProblem(row: Row<string[]>, columns: readonly string[]): Row<string[]> | null {
  if ('problem' in row) return row
  const names = columnNames(row.values)
  const same = names.length === columns.length && names.every((name, index) => name === columns[index])
  return same ? null : { row: row.row, ...problem('header-changed', names.join(', ')) }
}

/** Cells to the number of columns; only empty ones may stand beyond it. */
function fitted(cells: string[], count: number): { values: string[] } | Problem {
  if (cells.length < count) return problem('too-few-columns', cells.join(' '))
  const extra = cells.slice(count).join('').trim()
  return extra === '' ? { values: cells.slice(0, count) } : problem('too-many-columns', extra)
}

async function previewCells(source: Chunks, format: 'csv' | 'tsv', limit: number): Promise<TablePreview> {
  const preview: TablePreview = { columns: [], rows: [], bad: [] }
  for await (const row of format === 'csv' ? csvRows(source) : tsvRows(source)) {
    const headed = preview.columns.length > 0
    if ('problem' in row) preview.bad.push(row)
    else if (!headed) preview.columns = columnNames(row.values)
    else {
      const fit = fitted(row.values, preview.columns.length)
      if ('problem' in fit) preview.bad.push({ row: row.row, ...fit })
      else preview.rows.push(fit.values)
    }
    // Without a header that can be read, no row below it means anything.
    if (preview.columns.length === 0 || preview.rows.length + preview.bad.length >= limit) break
  }
  return preview
}

async function previewObjects(source: Chunks, limit: number): Promise<TablePreview> {
  const columns = new Set<string>()
  const objects: ReadonlyMap<string, string>[] = []
  const bad: TablePreview['bad'] = []
  for await (const row of jsonlRows(source)) {
    if ('problem' in row) bad.push(row)
    else {
      objects.push(row.values)
      for (const key of row.values.keys()) if (columns.size < maxColumns) columns.add(key)
    }
    if (objects.length + bad.length >= limit) break
  }
  const rows = objects.map((object) => [...columns].map((column) => object.get(column) ?? ''))
  return { columns: [...columns], rows, bad }
}
