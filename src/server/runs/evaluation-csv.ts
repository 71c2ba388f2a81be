import { csvLine } from '#core/formats/csv-print.ts'
import type { Evaluated } from './evaluate-runs.ts'

/** Every run by every measure, query by query and over all (`all`), as CSV for people. */
export function evaluationCsv({ measures, runs, outcomes, graded }: Evaluated): string {
  const line = (cells: (string | number | null)[]) => csvLine(cells, { guard: true })
  const lines = runs.flatMap(({ name }, run) =>
    measures.flatMap((measure, at) => {
      const outcome = outcomes[run]?.[at]
      const queries = [...(outcome?.perQuery ?? [])].map(([id, score]) => {
        const { query = '', language = '' } = graded.get(id) ?? {}
        return line([name, measure.name, query, language, score, null])
      })
      return [...queries, line([name, measure.name, 'all', '', outcome?.mean ?? null, outcome?.coverage ?? null])]
    }),
  )
  return `\uFEFF${line(['run', 'measure', 'query', 'language', 'value', 'coverage'])}${lines.join('')}`
}
