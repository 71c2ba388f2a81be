import { projectStates, segments } from '#contract/words.ts'
import { type View, views } from './standing.ts'

/** What of the overview is shown. */
export interface OverviewSearch {
  segment?: (typeof segments)[number] | undefined
  state?: (typeof projectStates)[number] | undefined
  view?: View | undefined
  language?: string | undefined
  market?: string | undefined
}

/** What an address says of it; what it says wrongly is left out. */
export function overviewSearch(search: Record<string, unknown>): OverviewSearch {
  const oneOf = <T extends string>(list: readonly T[], value: unknown) => list.find((one) => one === value)
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 35) : undefined)
  const found = {
    segment: oneOf(segments, search.segment),
    state: oneOf(projectStates, search.state),
    view: oneOf(views, search.view),
    language: text(search.language),
    market: text(search.market),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
