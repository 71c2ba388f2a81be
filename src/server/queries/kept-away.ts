import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { KeptAway } from '#contract/session.ts'
import type { Database } from '../db/schema.ts'

/** What the person is not given, in the order of the lists. */
export async function keptAway(db: Kysely<Database>, personId: string): Promise<KeptAway> {
  const optOuts = await db
    .selectFrom('opt_out')
    .select('category')
    .where('person_id', '=', personId)
    .orderBy('category')
    .execute()
  const authors = await db
    .selectFrom('own_author')
    .select('author')
    .where('person_id', '=', personId)
    .orderBy('author')
    .execute()
  return {
    categories: optOuts.map(({ category }) => category as KeptAway['categories'][number]),
    authors: authors.map(({ author }) => author),
  }
}

/** Says what the person is not to be given from now on; open tasks that hold such a result go back, and their places are free. */
export async function keepAway(
  trx: Transaction<Database>,
  personId: string,
  { categories, authors }: KeptAway,
  now: Date,
): Promise<void> {
  // One after the other with what hands out to this person.
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`.execute(trx)
  await sql`delete from opt_out where person_id = ${personId} and not category = any(${categories})`.execute(trx)
  await sql`insert into opt_out (person_id, category, since) select ${personId}, c, ${now} from unnest(${categories}::text[]) c on conflict do nothing`.execute(
    trx,
  )
  await trx.deleteFrom('own_author').where('person_id', '=', personId).execute()
  await sql`insert into own_author (person_id, author) select ${personId}, a from unnest(${authors}::text[]) a on conflict do nothing`.execute(
    trx,
  )
  await giveBack(
    trx,
    personId,
    sql`t.categories && ${categories}::text[] or exists (select 1 from result r where r.project_id = t.project_id and r.task_id = t.id
      and r.author <> '' and lower(r.author) in (select lower(o) from unnest(${authors}::text[]) o))`,
    now,
  )
}

/** Takes the open tasks `t` for which the condition is true out of a person's hands, in all projects; their places are free. */
export async function giveBack(
  trx: Transaction<Database>,
  personId: string,
  where: RawBuilder<unknown>,
  now: Date,
): Promise<void> {
  await sql`with away as (update assignment a set state = 'returned', deferred_until = null, last_at = ${now} from task t
      where a.person_id = ${personId} and a.state in ('active', 'deferred') and t.project_id = a.project_id and t.id = a.task_id and (${where})
      returning a.project_id, a.task_id, a.purpose = 'production' and not a.surplus as holds)
    update task t set held = t.held - 1 from away where away.holds and t.project_id = away.project_id and t.id = away.task_id`.execute(
    trx,
  )
}
