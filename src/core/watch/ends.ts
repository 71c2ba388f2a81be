import type { Ends, WorkCell } from '#contract/watch.ts'
import { groupBy } from '../group-by.ts'
import { forecast } from './forecast.ts'
import { stretchOf } from './stretch.ts'
import { type Sums, sumOf } from './sums.ts'

const endOf = (work: Sums) => forecast([stretchOf(work)])

/** When the work of a project ends, in all, by language and by cell: worked out once it is measured, as a thousand futures take their time. */
export function endsOf(cells: readonly WorkCell[]): Ends {
  const byLanguage = [...groupBy(cells, ({ language }) => language)].map(
    ([language, rows]) => [language, sumOf(rows)] as const,
  )
  return {
    total: forecast(byLanguage.map(([, sums]) => stretchOf(sums))),
    languages: Object.fromEntries(byLanguage.map(([language, sums]) => [language, endOf(sums)])),
    cells: cells.map(endOf),
  }
}
