import type { Forecast } from './forecast.ts'

const dayMs = 24 * 3_600_000

/** Whole days from the delivery that was planned (a day such as 2027-03-01, to its end in UTC) to the middle of the forecast; below 0 it comes before, null without either. */
export function daysLate(end: Forecast | null, delivery: string | null, now: Date): number | null {
  if (!end || delivery === null) return null
  return Math.ceil((now.getTime() + end.middle * dayMs - Date.parse(`${delivery}T23:59:59Z`)) / dayMs)
}
