import { type RawBuilder, sql, type Transaction } from 'kysely'
import { planFor } from '../../db/plan-for.ts'
import type { Database } from '../../db/schema.ts'
import { freeFor, hasPlace, inOrder, notSealed, notTooHard, withinLimit } from './free.ts'
import type { Giving } from './giving.ts'
import type { Seeker } from './seeker.ts'

/** A task with the place that was just taken in it; `undecided` names its results that are still wanted, null means all. */
export interface Taken {
  id: string
  undecided: string[] | null
  /** Whether a sitting of the task waits to be filled, whose labels went stale. */
  isRequeued: boolean
}

/** How many open tasks are looked at before the index is searched without an end: first for each one that is wanted, then in all. */
const [shortHead, longHead] = [25, 200]

/**
 * The first open tasks in reach, by the index that serves the person: of the project, of each language, or of each language and
 * market. With `only` = untouched those that nobody has finished.
 */
function head(seeker: Seeker, size: number, only: 'untouched' | null): RawBuilder<unknown> {
  const { projectId, languages, markets, barred, spoken } = seeker
  const fresh = only ? sql`and least(t.done, 1) = 0` : sql``
  // Where whole stretches are masked the index is walked past them; most projects have none, and no word of this.
  const suits = seeker.masked
    ? sql`and ${notSealed(seeker)} and ${withinLimit(seeker)} and ${notTooHard(seeker)}`
    : sql``
  const first = (where: RawBuilder<unknown>) =>
    sql`select t.id from task t where t.project_id = ${projectId} and ${hasPlace} ${fresh} ${suits} ${where} order by ${inOrder} limit ${sql.lit(size)}`
  if (languages.length === 0 && markets.length === 0 && barred.length === 0) return first(sql``)
  if (markets.length === 0)
    return sql`select h.id from unnest(${spoken}::text[]) as s(language) cross join lateral (${first(sql`and t.language = s.language`)}) h`
  return sql`select h.id from unnest(${spoken}::text[]) as s(language) cross join unnest(${markets}::text[]) as m(market)
    cross join lateral (${first(sql`and t.language = s.language and t.market = m.market`)}) h`
}

/** The statement's part that hands out what was `taken` at once, in the order of the places. */
function handing({ projectId, personId }: Seeker, want: number, { id, until, now }: Giving): RawBuilder<unknown> {
  const places = Array.from({ length: want }, (_, place) => place)
  return sql`, given as (insert into assignment (project_id, id, task_id, person_id, state, subset, created_at, last_at, leased_until)
    select ${projectId}, place.id, taken.id, ${personId}, 'active', taken.undecided, ${now}::timestamptz, ${now}::timestamptz, place.until
    from unnest(${places.map(id)}::uuid[], ${places.map(until)}::timestamptz[]) with ordinality as place(id, until, n) join taken on taken.n = place.n)`
}

/**
 * Takes up to `want` places in the order in which tasks go out; with `giving` they are handed out in the same statement. Most people
 * find theirs among the first open tasks; whoever has had those already is given untouched ones; and before "nothing left" everything
 * is looked at, waiting for rows that others hold, since a locked row is not a task that is gone.
 */
export async function takePlaces(
  trx: Transaction<Database>,
  seeker: Seeker,
  want: number,
  giving: Giving | null = null,
): Promise<Taken[]> {
  const given = giving ? handing(seeker, want, giving) : sql``
  const take = async (free: RawBuilder<unknown>): Promise<Taken[]> => {
    const { rows } = await sql<Taken & { n: number }>`with free as (${free}),
      chosen as (select id, row_number() over () as n from free),
      taken as (update task t set held = t.held + 1 from chosen where t.project_id = ${seeker.projectId} and t.id = chosen.id
        returning t.id, t.undecided, chosen.n, exists (select 1 from requeue q where q.project_id = t.project_id and q.task_id = t.id) as "isRequeued")
      ${given} select * from taken order by n`.execute(trx)
    return rows
  }
  const near = (
    size: number,
    only: 'untouched' | null,
  ) => sql`select t.id from task t where t.id = any(array(${head(seeker, size, only)})) and ${freeFor(seeker)}
    order by ${inOrder} limit ${sql.lit(want)} for update of t skip locked`
  for (const free of [near(shortHead * want, null), near(longHead, null), near(longHead, 'untouched')]) {
    const taken = await take(free)
    if (taken.length > 0) return taken
  }
  // What is cheapest here depends on how much of all there is the person had.
  await sql`select ${planFor('these values')}`.execute(trx)
  return take(
    sql`select t.id from task t where ${freeFor(seeker)} order by ${inOrder} limit ${sql.lit(want)} for update of t`,
  )
}
