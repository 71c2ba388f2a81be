import { type Kysely, sql } from 'kysely'
import type { NextTasksAnswer } from '#contract/labelling.ts'
import { countsTo } from '#core/counts-to.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { gatesFor } from '../course/gates.ts'
import { toCome } from '../gold/queue.ts'
import {
  freeFor,
  hasPlace,
  inReach,
  notAgain,
  notOfCategories,
  notOptedOut,
  notOwn,
  notTooHard,
  withinLimit,
} from './free.ts'
import type { Seeker } from './seeker.ts'

/** What is left for a person, and what is not, and why. */
export type Situation = Omit<NextTasksAnswer, 'tasks' | 'state'>

/** Beyond this nothing is counted. */
const most = countsTo(0)

const waits = (seeker: Seeker, limit: number) =>
  sql<number>`(select count(*)::int from (select 1 from task t where ${freeFor(seeker)} limit ${sql.lit(limit)}) w)`

/** How many tasks wait for the person, at most `limit`. */
export async function waitingFor(db: Kysely<Database>, seeker: Seeker, limit = most): Promise<number> {
  const { rows } = await sql<{ n: number }>`select ${waits(seeker, limit)} as n`.execute(db)
  return toCome(db, seeker, rows[0]?.n ?? 0, limit)
}

/** How many tasks wait for the person, at most `limit`, and the person's own tasks by where they stand. */
async function counts(db: Kysely<Database>, seeker: Seeker, limit: number) {
  const mine = sql`from assignment a where a.project_id = ${seeker.projectId} and a.person_id = ${seeker.personId}`
  const { rows } = await sql<
    Pick<Situation, 'waiting' | 'submitted' | 'deferred' | 'givenBack'>
  >`select ${waits(seeker, limit)} as waiting, (select count(*)::int ${mine} and a.state = 'submitted') as submitted,
      (select count(*)::int ${mine} and a.state = 'deferred') as deferred,
      (select count(*)::int ${mine} and a.state = 'returned' and not a.surplus and not a.for_good and exists (select 1 from task t
        where t.project_id = a.project_id and t.id = a.task_id and (a.purpose <> 'production' or (${hasPlace})) and ${notOptedOut(seeker)})) as "givenBack"`.execute(
    db,
  )
  const { waiting, ...own } = found(rows[0])
  return { ...own, waiting: await toCome(db, seeker, waiting, limit) }
}

/** The tasks that others hold and the person could have: how many, and when the first of these may become free. */
async function heldByOthers(db: Kysely<Database>, seeker: Seeker): Promise<Pick<Situation, 'withOthers' | 'until'>> {
  const { projectId, personId } = seeker
  const { rows } = await sql<{
    others: number
    until: Date | null
  }>`select count(distinct a.task_id)::int as others, min(a.leased_until) as until
      from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id
      where a.project_id = ${projectId} and a.state in ('active', 'deferred') and a.purpose = 'production' and not a.surplus and a.person_id <> ${personId}
        and t.state = 'open' and ${inReach(seeker)} and ${notOwn(seeker)} and ${notOptedOut(seeker)} and ${withinLimit(seeker)}
        and not exists (select 1 from assignment m where m.project_id = a.project_id and m.task_id = a.task_id and m.person_id = ${personId} and m.purpose in ('production', 'gold'))`.execute(
    db,
  )
  return { withOthers: rows[0]?.others ?? 0, until: rows[0]?.until?.toISOString() ?? null }
}

/** How many tasks have a free place that the person is not given, by the reason. */
async function keptFrom(
  db: Kysely<Database>,
  seeker: Seeker,
): Promise<
  Pick<Situation, 'optedOut' | 'ownContent' | 'notQualified' | 'sealed' | 'overLimit' | 'resting' | 'restUntil'>
> {
  // What was given back, also by the change of a preference, is kept from the person as what they never had.
  const within = sql`t.project_id = ${seeker.projectId} and ${hasPlace} and not exists (select 1 from assignment a where a.project_id = t.project_id
    and a.task_id = t.id and a.person_id = ${seeker.personId} and a.purpose in ('production', 'gold') and (a.state <> 'returned' or a.for_good))`
  const count = async (isAsked: boolean, where: ReturnType<typeof freeFor>) => {
    if (!isAsked) return 0
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from (select 1 from task t where ${within} and ${where} limit ${most}) w`.execute(db)
    return rows[0]?.n ?? 0
  }
  const { masked } = seeker
  const suitable = sql`${inReach(seeker)} and ${notOwn(seeker)} and ${notOptedOut(seeker)}`
  const spared = sql`(${notOfCategories(seeker)} and ${notAgain(seeker)})`
  const resting = await count(
    Boolean(masked?.restUntil),
    sql`${suitable} and ${withinLimit(seeker)} and not ${notTooHard(seeker)}`,
  )
  return {
    optedOut: await count(
      seeker.optOuts.length > 0 || seeker.hasNever,
      sql`${inReach(seeker)} and ${notOwn(seeker)} and t.hardest <> 'TX' and not ${spared}`,
    ),
    ownContent: await count(seeker.authors.length > 0, sql`${inReach(seeker)} and not ${notOwn(seeker)}`),
    notQualified: await count(
      seeker.barred.length > 0,
      sql`${inReach({ ...seeker, barred: [] })} and t.language = any(${seeker.barred}) and ${notOwn(seeker)} and ${notOptedOut(seeker)}`,
    ),
    sealed: await count(
      masked?.isSealed === false,
      sql`${inReach(seeker)} and ${notOwn(seeker)} and ${spared} and t.hardest = 'T4'`,
    ),
    overLimit: await count(Boolean(masked?.limit), sql`${suitable} and not ${withinLimit(seeker)}`),
    resting,
    restUntil: resting > 0 ? (masked?.restUntil?.toISOString() ?? null) : null,
  }
}

const nothingKept: Omit<Situation, 'submitted' | 'waiting' | 'deferred' | 'givenBack' | 'gates'> = {
  ...{ withOthers: 0, until: null, optedOut: 0, ownContent: 0, notQualified: 0 },
  ...{ sealed: 0, overLimit: 0, resting: 0, restUntil: null },
}

/** What is left for a person in a project; why nothing is, only where nothing was given (`isEmpty`). What waits is counted up to `limit`. */
export async function situation(
  db: Kysely<Database>,
  seeker: Seeker,
  { isEmpty, limit = most }: { isEmpty: boolean; limit?: number },
): Promise<Situation> {
  const [counted, gates, kept] = await Promise.all([
    counts(db, seeker, limit),
    gatesFor(db, seeker),
    isEmpty ? { ...(await heldByOthers(db, seeker)), ...(await keptFrom(db, seeker)) } : nothingKept,
  ])
  return { ...counted, ...kept, gates }
}
