import type { ImportField } from '#contract/imports.ts'
import { bothBad } from '#core/preference.ts'
import { unguarded } from './csv-print.ts'
import { type ImportRow, type RowPlan, rowReader } from './import-row.ts'
import { parseNumber } from './numbers.ts'
import { type Problem, problem } from './rows.ts'
import { type SaidWith, saidWithReader } from './said-with.ts'

/** One row of a table of pairs: both results with their query, and who preferred what where the file says so. */
export interface PairRow extends SaidWith {
  left: ImportRow
  right: ImportRow
  /** Below 0 the left is better; null where the row only names a pair. */
  value: number | null
}

const sides = {
  left: { left: 'docId', leftTitle: 'title', leftText: 'text' },
  right: { right: 'docId', rightTitle: 'title', rightText: 'text' },
} as const satisfies Record<string, Partial<Record<ImportField, ImportField>>>

/** What is the same for both sides of a pair: the query and its place. */
const common: ReadonlySet<ImportField> = new Set([
  ...(['queryId', 'query', 'language', 'market', 'need', 'context'] as const),
  ...(['seedId', 'seedTitle', 'seedText'] as const),
])

function sideMapping(mapping: readonly ImportField[], side: keyof typeof sides): ImportField[] {
  const own: Partial<Record<ImportField, ImportField>> = sides[side]
  return mapping.map((field) => (common.has(field) ? field : (own[field] ?? 'ignore')))
}

/** The words for a preference of three steps that files use, from the left to the right. */
const threeWords: Record<string, number> = {
  ...{ left: -1, a: -1, l: -1, '>': -1, right: 1, b: 1, r: 1, '<': 1 },
  ...{ same: 0, s: 0, equal: 0, tie: 0, draw: 0, '=': 0 },
  ...{ both_bad: bothBad, bad: bothBad, neither: bothBad, none: bothBad },
}

interface PreferenceCell {
  /** The ids of the two, where a cell may name the better one. */
  left?: string
  right?: string
  values: ReadonlySet<number>
  words?: Readonly<Record<string, number>>
}

/**
 * A preference cell: the id of the better one (crowd-kit), a word for a side, for equality or for "both bad", or a number of
 * the scale, below 0 for the left. Blank is null. Only `values` are taken.
 */
export function readPreference(
  cell: string,
  { left, right, values, words = threeWords }: PreferenceCell,
): { value: number | null } | Problem {
  const text = cell.trim()
  if (text === '') return { value: null }
  if (text === left && left !== right) return { value: -1 }
  if (text === right && left !== right) return { value: 1 }
  const number = parseNumber(text)
  const word = text.toLowerCase().replace(/[\s-]+/g, '_')
  const value = number ?? (Object.hasOwn(words, word) ? words[word] : undefined)
  return value !== undefined && values.has(value) ? { value } : problem('unknown-preference', text)
}

/** A function that reads the cells of one row as a pair after `plan`. */
export function pairReader(plan: RowPlan): (cells: readonly string[]) => { values: PairRow } | Problem {
  const hasQuery = plan.mapping.some((field) => common.has(field) && field !== 'language' && field !== 'market')
  const readSide = (side: keyof typeof sides) =>
    rowReader({ ...plan, mapping: sideMapping(plan.mapping, side), needsQuery: hasQuery })
  const [readLeft, readRight] = [readSide('left'), readSide('right')]
  const place = (field: ImportField) => plan.mapping.indexOf(field)
  const readSaidWith = saidWithReader(plan.mapping)
  const values = new Set(plan.scale.grades.map((grade) => grade.value))

  return function readPair(cells) {
    const left = readLeft(cells)
    if ('problem' in left) return left
    const right = readRight(cells)
    if ('problem' in right) return right
    const ids = { left: left.values.docId, right: right.values.docId }
    if (ids.left === ids.right) return problem('same-twice', ids.left)
    const preference = readPreference(unguarded(cells[place('preference')] ?? ''), { ...ids, values })
    if ('problem' in preference) return preference
    const said = readSaidWith(cells)
    if ('problem' in said) return said
    return { values: { left: left.values, right: right.values, value: preference.value, ...said.values } }
  }
}
