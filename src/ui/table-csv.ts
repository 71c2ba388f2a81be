import type { Cell } from '#core/formats/csv-print.ts'

/** What a column is in a file. */
export interface SavedColumn<Row> {
  header: string
  cell: (row: Row) => unknown
  sortValue?: (row: Row) => string | number
  /** What it holds in a file, under its header or by its heads there; else what sorts it, or its words. */
  csv?: ((row: Row) => Cell) | Readonly<Record<string, (row: Row) => Cell>>
}

type Written<Row> = [head: string, write: (row: Row) => Cell]

function writtenAs<Row>({ header, csv, sortValue, cell }: SavedColumn<Row>, sample: Row): Written<Row>[] {
  if (typeof csv === 'function') return [[header, csv]]
  if (csv) return Object.entries(csv)
  if (sortValue) return [[header, sortValue]]
  // Pictures and buttons have no place in a file.
  return typeof cell(sample) === 'string' ? [[header, (row) => String(cell(row))]] : []
}

/** A table as a file has it, its heads first: what each column says of itself, else what sorts it, else its words. */
export function tableCsv<Row>(columns: readonly SavedColumn<Row>[], rows: readonly Row[]): Cell[][] {
  if (rows.length === 0) return []
  const written = columns.flatMap((column) => writtenAs(column, rows[0] as Row))
  return [written.map(([head]) => head), ...rows.map((row) => written.map(([, write]) => write(row)))]
}
