import type { WorkCell } from '#contract/watch.ts'
import type { Stretch } from './forecast.ts'

type Paced = Pick<WorkCell, 'perDay' | 'days'>

/** The days that make the pace: since the first label, without today, which is not over, unless it is the first. */
export function paceOf({ perDay, days }: Paced): number[] {
  if (days === 0) return []
  return days === 1 ? perDay.slice(-1) : perDay.slice(-days, -1)
}

/** Work as a forecast sees it. */
export function stretchOf(work: Paced & Pick<WorkCell, 'wanted' | 'made'>): Stretch {
  return { remaining: Math.max(0, work.wanted - work.made), perDay: paceOf(work) }
}
