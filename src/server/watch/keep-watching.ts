import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { keptFigures } from '../insights/kept-figures.ts'
import { createWorkshop } from '../insights/workshop.ts'
import { freshFacts } from './fresh-facts.ts'

/** So often every project in work is looked at, in ms. */
const every = 300_000
/** So long one project may take before the next one is begun, in ms. */
const most = { first: 120_000, again: 120_000 }

type Watching = Pick<Deps, 'db' | 'now' | 'newId' | 'build'>

/** Measures every project in work whose figures are out of date, one after the other; with several processes the first does it for all. */
export async function watchAll(deps: Watching): Promise<void> {
  const workshop = createWorkshop({ figures: keptFigures(deps), now: deps.now, failed: () => {} })
  const { rows } = await sql<{
    id: string
  }>`select id from project where state in ('pilot', 'production') order by id`.execute(deps.db)
  for (const { id } of rows) await freshFacts(deps, workshop, id, most)
}

/** Watches from now on, so that alarms come while nobody looks; `failed` hears of a round that went wrong. */
export function startWatching(deps: Watching, failed: (error: unknown) => void): { stop: () => void } {
  const timer = setInterval(() => void watchAll(deps).catch(failed), every)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
