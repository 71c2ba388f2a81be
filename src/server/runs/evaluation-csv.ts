import { csvLine } from '#core/formats/csv-print.ts'
import type { Evaluated } from './evaluate-runs.ts'
import { nameless, type QueryName } from './query-names.ts'

/** Ids say nothing of an order, and two files are to be comparable line by line. */
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Every run by every measure, query by query and over all (`all`), as CSV for people. */
export function evaluationCsv({ measures, runs, queries: ids }: Evaluated, names: Map<string, QueryName>): string {
  const line = (cells: (string | number | null)[]) => csvLine(cells, { guard: true })
  const lines = runs.flatMap(({ name, answered, outcomes }) =>
    measures.flatMap((measure, at) => {
      const outcome = outcomes[at]
      const queries = answered
        .map((place, nth) => ({ ...(names.get(ids[place] ?? '') ?? nameless), score: outcome?.scores[nth] ?? null }))
        .sort((x, y) => inOrder(x.query, y.query) || inOrder(x.language, y.language))
        .map(({ query, language, score }) => line([name, measure.name, query, language, score, null]))
      return [...queries, line([name, measure.name, 'all', '', outcome?.mean ?? null, outcome?.coverage ?? null])]
    }),
  )
  return `\uFEFF${line(['run', 'measure', 'query', 'language', 'value', 'coverage'])}${lines.join('')}`
}
