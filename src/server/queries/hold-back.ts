import { type RawBuilder, sql } from 'kysely'

// What rows of `result r` and `query q` may leave the server with, wherever they are listed. Pairs are treated as the stricter of their two.

/** Nothing of a result treated TX is shown to anybody, not even that it is there. */
export const isThere: RawBuilder<boolean> = sql`r.treatment <> 'TX'`

/** Whether the words of `query q` stay on the server: it is treated T3 or stricter itself. */
export const isQueryHeld = sql<boolean>`coalesce(q.treatment in ('T3', 'T4', 'TX'), false)`

/** Whether a result is sent as it is; of all others the words stay on the server. A page is named by its query. */
export const isShown: RawBuilder<boolean> = sql`(r.treatment in ('T0', 'T1') and not (r.form = 'page' and ${isQueryHeld}))`

/** A result's title, empty where it is masked. */
export const shownTitle: RawBuilder<string> = sql`case when ${isShown} then r.title else '' end`

/** A result's title, null where it is masked. */
export const titleOrNull: RawBuilder<string | null> = sql`case when ${isShown} then r.title end`

/** A query's words, empty where the query itself is treated T3 or stricter. */
export const shownQuery: RawBuilder<string> = sql`case when ${isQueryHeld} then '' else q.text end`
