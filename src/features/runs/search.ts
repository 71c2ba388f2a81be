/** What of the runs is shown: the measures, with semicolons between; the one that queries are compared in; and the query that is open. */
export interface RunsSearch {
  measures?: string | undefined
  by?: string | undefined
  query?: string | undefined
}

const usual = ['nDCG@10', 'P(rel=1)@10', 'AP(rel=1)@100', 'Judged@10'] as const

/** Most measures that are shown at once. */
export const mostMeasures = 8

/** What an address says of it; what it says wrongly is left out. */
export function runsSearch(search: Record<string, unknown>): RunsSearch {
  const text = (value: unknown, length: number) => (typeof value === 'string' ? value.slice(0, length) : undefined)
  const found = { measures: text(search.measures, 500), by: text(search.by, 100), query: text(search.query, 100) }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** The names of the measures that are shown; none where all were taken away. */
export function measuresIn({ measures }: RunsSearch): string[] {
  const names = measures?.split(';').map((name) => name.trim()) ?? [...usual]
  return [...new Set(names)].filter((name) => name !== '').slice(0, mostMeasures)
}

/** How an address has these measures; the usual ones need not be said. */
export function searchOf(names: readonly string[]): string | undefined {
  const all = names.join(';')
  return all === usual.join(';') ? undefined : all
}
