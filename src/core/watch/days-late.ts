import type { ProjectState } from '#contract/basics.ts'
import type { Facts } from '#contract/watch.ts'
import type { Forecast } from './forecast.ts'

/** States after which nothing can come late any more. */
const over: readonly ProjectState[] = ['delivered', 'closed']
const dayMs = 24 * 3_600_000

/** Whole days from the delivery that was planned (a day such as 2027-03-01, to its end in UTC) to the middle of the forecast; below 0 it comes before, null without either and once it was delivered. */
export function daysLate(
  end: Forecast | null,
  delivery: string | null,
  { computedAt, state }: Pick<Facts, 'computedAt' | 'state'>,
): number | null {
  if (!end || delivery === null || over.includes(state)) return null
  return Math.ceil((Date.parse(computedAt) + end.middle * dayMs - Date.parse(`${delivery}T23:59:59Z`)) / dayMs)
}
