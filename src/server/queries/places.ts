import { type RawBuilder, sql } from 'kysely'

/** Who asks for work, and in what. */
export interface Seeker {
  projectId: string
  personId: string
  languages: string[]
  markets: string[]
}

/**
 * The condition on `task t` that a person can be given it: open, a free place, right language and market
 * (an empty list means all), never had before.
 */
export function freeFor({ projectId, personId, languages, markets }: Seeker): RawBuilder<unknown> {
  const inLanguage = languages.length > 0 ? sql`and t.language = any(${languages})` : sql``
  const inMarket = markets.length > 0 ? sql`and t.market = any(${markets})` : sql``
  return sql`t.project_id = ${projectId} and t.state = 'open' and t.held + t.done < t.overlap ${inLanguage} ${inMarket}
    and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${personId}
      and a.purpose = 'production')`
}
