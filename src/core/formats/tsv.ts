import { lines } from './lines.ts'
import { type Chunks, mapRows, maxColumns, type Problem, problem, type Row } from './rows.ts'

/**
 * The rows of a tab-separated file, one per line. Quotes are literal, as text/tab-separated-values has it, but for a
 * cell in quotes that holds doubled quotes and no single one: only a CSV writer set to tabs makes those, so it is read as CSV.
 */
export function tsvRows(source: Chunks): AsyncGenerator<Row<string[]>> {
  return mapRows(lines(source), readRow)
}

function readRow(line: string): { values: string[] } | Problem {
  const cells = line.split('\t', maxColumns + 1)
  if (cells.length > maxColumns) return problem('too-many-columns', line)
  return { values: cells.map(unquoted) }
}

function unquoted(cell: string): string {
  if (cell.length < 4 || !cell.startsWith('"') || !cell.endsWith('"')) return cell
  const inner = cell.slice(1, -1)
  const plain = inner.replaceAll('""', '')
  return plain.length < inner.length && !plain.includes('"') ? inner.replaceAll('""', '"') : cell
}
