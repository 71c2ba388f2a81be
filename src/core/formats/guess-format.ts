import type { ImportFormat } from '#contract/imports.ts'
import { firstLine } from './csv.ts'
import { parseNumber } from './numbers.ts'

/** What a file seems to be: its format, and which part of an import (`rows` are queries and results in one table). */
export interface FormatGuess {
  format: ImportFormat
  part: 'rows' | 'topics' | 'run' | 'qrels' | 'documents'
}

/** A guess from the beginning of a file (some KB) and its name; content goes before the name's ending. */
export function guessFormat(firstText: string, fileName: string): FormatGuess {
  const text = firstText.replace(/^\uFEFF/, '')
  const sample = sampleLines(text)
  const first = firstLine(text)
  const ending = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
  if (first.trimStart().startsWith('{') || ending === 'jsonl' || ending === 'ndjson') return jsonl(first)
  if (sample.length > 0 && sample.every(isRunLine)) return { format: 'trec', part: 'run' }
  if (sample.length > 0 && sample.every(isQrelsLine)) return { format: 'trec', part: 'qrels' }
  const tabs = count(first, '\t')
  // Many a tab-separated file is named .csv, so the header's own marks decide.
  if (tabs > Math.max(count(first, ','), count(first, ';')) || (tabs > 0 && ending !== 'csv')) {
    return tabs === 1 && !isHeader(first) ? { format: 'trec', part: 'topics' } : { format: 'tsv', part: 'rows' }
  }
  return { format: ending === 'tsv' ? 'tsv' : 'csv', part: 'rows' }
}

/** The first lines that are whole: the last one may be cut, unless it is the only one. */
function sampleLines(text: string): string[] {
  const lines = text.split(/\r?\n/)
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  return whole.filter((line) => line.trim() !== '').slice(0, 20)
}

function isRunLine(line: string): boolean {
  const cells = line.trim().split(/[ \t]+/)
  return cells.length === 6 && parseNumber(cells[3] ?? '') !== null && parseNumber(cells[4] ?? '') !== null
}

function isQrelsLine(line: string): boolean {
  const cells = line.trim().split(/[ \t]+/)
  return cells.length === 4 && /^(?:0|Q0|\d+)$/.test(cells[1] ?? '') && /^-?\d+$/.test(cells[3] ?? '')
}

/** A header of two columns names them; a topic's first cell is an id and its second a query. */
function isHeader(line: string): boolean {
  return line
    .split('\t')
    .every((cell) => /^"?(?:[a-z]+[ _-]?)?(?:id|docid|docno|query|text|title|topic|question)"?$/i.test(cell.trim()))
}

/** JSONL that names no query is a collection of documents. */
function jsonl(first: string): FormatGuess {
  const documents = /"(?:doc_?id|docno|id)"/i.test(first) && !/"(?:query|q)[\w-]*"\s*:/i.test(first)
  return { format: 'jsonl', part: documents ? 'documents' : 'rows' }
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
