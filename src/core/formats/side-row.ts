import type { ImportField } from '#contract/imports.ts'
import { unguarded } from './csv-print.ts'
import { type ImportRow, type RowPlan, rowReader } from './import-row.ts'
import { readPreference } from './pair-row.ts'
import { type Problem, problem } from './rows.ts'
import { type SaidWith, saidWithReader } from './said-with.ts'

/** One row of a table of preferences between two rankers' lists of a query. */
export interface SideRow extends SaidWith, Pick<ImportRow, 'queryId' | 'query' | 'language' | 'market'> {
  first: string
  second: string
  /** From −3, the first much better, to 3, the second much better. */
  value: number
}

/** What tells which query it is; the ranker goes where a document's id would. */
const asRow: Partial<Record<ImportField, ImportField>> = {
  ...{ queryId: 'queryId', query: 'query', language: 'language', market: 'market', left: 'docId' },
}

/** Words for the seven, the first side being the left one. How much better is not guessed. */
const words: Record<string, number> = {
  ...{ left_much_better: -3, left_better: -2, left_slightly_better: -1 },
  ...{ right_slightly_better: 1, right_better: 2, right_much_better: 3 },
  ...{ same: 0, about_the_same: 0, equal: 0, tie: 0, draw: 0 },
}

/** A function that reads the cells of one row as a preference between two lists after `plan`. */
export function sideReader(plan: RowPlan): (cells: readonly string[]) => { values: SideRow } | Problem {
  const mapping = plan.mapping.map((field) => asRow[field] ?? 'ignore')
  const readRow = rowReader({ ...plan, mapping, needsQuery: false })
  const readSaidWith = saidWithReader(plan.mapping)
  const values = new Set(plan.scale.grades.map((grade) => grade.value))

  return function readSide(cells) {
    const text = (field: ImportField) => unguarded(cells[plan.mapping.indexOf(field)] ?? '').trim()
    const [first, second] = [text('left'), text('right')]
    if (first === '' || second === '') return problem('empty-ranker', cells.join(' '))
    if (first === second) return problem('same-twice', first)
    const row = readRow(cells)
    if ('problem' in row) return row
    const { queryId, query, language, market } = row.values
    if (queryId === '' && query === '') return problem('empty-query', first)
    const cell = text('preference')
    const preference = readPreference(cell, { values, words })
    if ('problem' in preference || preference.value === null) return problem('unknown-preference-7', cell)
    const said = readSaidWith(cells)
    if ('problem' in said) return said
    return { values: { queryId, query, language, market, first, second, value: preference.value, ...said.values } }
  }
}
