import { type Kysely, sql, type Transaction } from 'kysely'
import type { NextTasksAnswer } from '#contract/labelling.ts'
import { countsTo } from '#core/counts-to.ts'
import { leaseMs } from '#core/lease.ts'
import { found } from '../../api-error.ts'
import { inTransaction } from '../../db/in-transaction.ts'
import { planFor } from '../../db/plan-for.ts'
import type { Database } from '../../db/schema.ts'
import { taskViews } from '../task-view.ts'
import { prepareGiving } from './giving.ts'
import { handOut } from './hand-out.ts'
import { endLapsedLeases, isAnyLate } from './lapse.ts'
import { type Pace, paceIn, renewal } from './lease.ts'
import { ownCourse } from './own-course.ts'
import { ownOpen } from './own-open.ts'
import { ownRequeued } from './requeued.ts'
import type { Seeker } from './seeker.ts'
import { situation } from './situation.ts'

/** Where a task can come from: what the person has begun or is to label anew, their course and new work, and what they put off. */
export type Stage = 'own' | 'new' | 'put-off'

/** What a person asks for: how many tasks, which ones are here already, and whether those given back may come again. */
export interface Ask {
  want: number
  have: string[]
  again: boolean
}

/** The moment of asking, and where ids come from. */
export interface Means {
  now: Date
  newId: () => string
}

/** How many of the tasks at the person's are in their hands, in all projects; where some are of this one, what they hold in it is kept. */
async function keepHeld(
  trx: Transaction<Database>,
  { projectId, personId }: Seeker,
  have: string[],
  until: Date,
): Promise<number> {
  if (have.length === 0) return 0
  const { rows } = await sql<{
    n: number
  }>`with held as (select project_id from assignment where id = any(${have}) and person_id = ${personId} and state = 'active'),
    renewed as (${renewal(projectId, personId, until)} and exists (select 1 from held where project_id = ${projectId}))
    select count(*)::int as n from held`.execute(trx)
  return rows[0]?.n ?? 0
}

const everyStage: readonly Stage[] = ['own', 'new', 'put-off']

/** Finds the assignments for one person: what is open, then what is to be labelled anew, then the person's course, then new work, then what was put off. */
export async function assign(
  db: Kysely<Database>,
  seeker: Seeker,
  { want, have, again }: Ask,
  { now, newId }: Means,
  stages: readonly Stage[] = everyStage,
): Promise<string[]> {
  const { projectId, personId } = seeker
  return inTransaction(db, async (trx) => {
    // One person's requests come one after another. Every statement here finds its rows by an index whatever the values, so none
    // is planned anew for them: planning takes longer than running.
    const begin = await sql<
      Pace & { isLate: boolean; isRequeued: boolean }
    >`select pace.*, ${isAnyLate(projectId, now)} as "isLate",
      exists (select 1 from requeue where project_id = ${projectId}) as "isRequeued"
      from pg_advisory_xact_lock(hashtextextended(${personId}, 0)), ${planFor('any values')}, (${paceIn(projectId)}) pace`.execute(
      trx,
    )
    const { isLate, isRequeued, median, known } = found(begin.rows[0])
    if (isLate) await endLapsedLeases(trx, projectId, now)
    const lease = leaseMs(median, known)
    const holding = await keepHeld(trx, seeker, have, new Date(now.getTime() + lease))
    const own: string[] = []
    if (stages.includes('own')) {
      own.push(...(await ownOpen(trx, seeker, { now, want, have, reach: again ? 'given-back' : 'due' })))
      if (isRequeued)
        own.push(...(await ownRequeued(trx, seeker, { want: want - own.length, before: holding + own.length, now })))
    }
    const left = Math.min(want - own.length, seeker.masked?.room ?? want)
    if (left > 0 && stages.includes('new')) {
      const giving = prepareGiving(seeker, { want: left, before: holding + own.length, lease, now, newId })
      const course = await ownCourse(trx, seeker, left, giving)
      own.push(...(course.length > 0 ? course : await handOut(trx, seeker, left, giving)))
    }
    // Put-off tasks come early when there is nothing else to do.
    if (own.length === 0 && holding === 0 && stages.includes('put-off'))
      own.push(...(await ownOpen(trx, seeker, { now, want, have, reach: 'deferred' })))
    return own
  })
}

/** The next tasks of a person in a project, or what is the matter when there are none. */
export async function nextTasks(
  db: Kysely<Database>,
  secret: string,
  seeker: Seeker,
  ask: Ask,
  means: Means,
): Promise<NextTasksAnswer> {
  if (seeker.isIdle) return { tasks: [], state: 'paused', ...(await situation(db, seeker, { isEmpty: true })) }
  const ids = await assign(db, seeker, ask, means)
  const [tasks, facts] = await Promise.all([
    taskViews(db, secret, seeker.personId, ids),
    situation(db, seeker, { isEmpty: ids.length === 0, limit: countsTo(ask.have.length) }),
  ])
  return { tasks, state: await stateOf(db, seeker, tasks.length > 0, facts), ...facts }
}

/** What an empty list of tasks means in one project. */
export async function stateOf(
  db: Kysely<Database>,
  seeker: Seeker,
  hasTasks: boolean,
  facts: Awaited<ReturnType<typeof situation>>,
): Promise<NextTasksAnswer['state']> {
  if (hasTasks || facts.waiting > 0) return 'more'
  const any = await db
    .selectFrom('task')
    .select('id')
    .where('project_id', '=', seeker.projectId)
    .limit(1)
    .executeTakeFirst()
  if (!any) return 'no-tasks'
  if (facts.withOthers > 0) return 'with-others'
  return facts.deferred +
    facts.givenBack +
    facts.optedOut +
    facts.ownContent +
    facts.notQualified +
    facts.sealed +
    facts.overLimit +
    facts.resting >
    0
    ? 'nothing-for-you'
    : 'all-done'
}
