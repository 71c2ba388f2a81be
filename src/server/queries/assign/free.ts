import { type RawBuilder, sql } from 'kysely'
import type { Seeker } from './seeker.ts'

/** The condition on `task t` that it has a place to give; the partial indexes of open tasks stand on the same words. */
export const hasPlace = sql`t.state = 'open' and t.held + t.done < t.overlap`

/** The order in which tasks go out: priority, then those that others have begun, then age. */
export const inOrder = sql`t.priority desc, least(t.done, 1) desc, t.position`

/** The condition on `task t` that it is in the person's languages and markets. */
export function inReach({ languages, markets, barred }: Seeker): RawBuilder<unknown> {
  const inLanguage = languages.length > 0 ? sql`and t.language = any(${languages})` : sql``
  const inMarket = markets.length > 0 ? sql`and t.market = any(${markets})` : sql``
  const allowed = barred.length > 0 ? sql`and not t.language = any(${barred})` : sql``
  return sql`true ${inLanguage} ${inMarket} ${allowed}`
}

/** The condition on `task t` that the person has never had it, as work or as gold. */
export function neverHad({ personId }: Seeker): RawBuilder<unknown> {
  return sql`not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${personId}
    and a.purpose in ('production', 'gold'))`
}

/** The condition on `task t` that nothing in it was published by the person. */
export function notOwn({ authors }: Seeker): RawBuilder<unknown> {
  if (authors.length === 0) return sql`true`
  return sql`not exists (select 1 from result r where r.project_id = t.project_id and r.task_id = t.id and r.author <> '' and lower(r.author) = any(${authors}))`
}

/** The condition on `task t` that nothing in it is of a category that the person opted out of, whoever found it. */
export function notOfCategories({ optOuts }: Seeker): RawBuilder<unknown> {
  return optOuts.length === 0 ? sql`true` : sql`not t.categories && ${optOuts}::text[]`
}

/** The condition on `task t` that nothing in it is never to be shown to the person again. */
export function notAgain({ personId, hasNever }: Seeker): RawBuilder<unknown> {
  if (!hasNever) return sql`true`
  return sql`not exists (select 1 from result r join never_again n on n.content_key = r.content_key
    where n.person_id = ${personId} and r.project_id = t.project_id and (r.task_id = t.id or (r.task_id is null and r.query_id = t.query_id)))`
}

/** The condition on `task t` that it is not sealed to the person, and holds something that may be shown to anybody. */
export function notSealed({ masked }: Seeker): RawBuilder<unknown> {
  if (!masked) return sql`true`
  return masked.isSealed ? sql`t.hardest <> 'TX'` : sql`t.hardest not in ('T4', 'TX')`
}

/** The condition on `task t` that the person is spared nothing in it: no opt-out, nothing never to come again, nothing sealed. */
export function notOptedOut(seeker: Seeker): RawBuilder<unknown> {
  return sql`${notOfCategories(seeker)} and ${notAgain(seeker)} and ${notSealed(seeker)}`
}

/** The condition on `task t` that today's limit leaves room for it. */
export function withinLimit({ masked }: Seeker): RawBuilder<unknown> {
  if (!masked?.limit) return sql`true`
  return masked.limit === 'seconds' ? sql`t.hardest in ('T0', 'T1')` : sql`t.hardest in ('T0', 'T1', 'T2')`
}

/** The condition on `task t` that it does not follow hard on three hard ones. */
export function notTooHard({ masked }: Seeker): RawBuilder<unknown> {
  return masked?.restUntil ? sql`t.hardest in ('T0', 'T1', 'T2')` : sql`true`
}

/**
 * The condition on `task t` that a person can be given it: open, a free place, in reach, never had before, nothing of their own in it, nothing they
 * opted out of, and not too much for today.
 */
export function freeFor(seeker: Seeker): RawBuilder<unknown> {
  return sql`t.project_id = ${seeker.projectId} and ${hasPlace} and ${inReach(seeker)} and ${neverHad(seeker)}
    and ${notOwn(seeker)} and ${notOptedOut(seeker)} and ${withinLimit(seeker)} and ${notTooHard(seeker)}`
}
