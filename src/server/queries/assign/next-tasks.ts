import { type Kysely, sql, type Transaction } from 'kysely'
import type { NextTasksAnswer } from '#contract/labelling.ts'
import { inTransaction } from '../../db/in-transaction.ts'
import type { Database } from '../../db/schema.ts'
import { taskViews } from '../task-view.ts'
import { prepareGiving } from './giving.ts'
import { handOut } from './hand-out.ts'
import { endLapsedLeases } from './lapse.ts'
import { renewLeases } from './lease.ts'
import { ownCourse } from './own-course.ts'
import { ownOpen } from './own-open.ts'
import { ownRequeued } from './requeued.ts'
import type { Seeker } from './seeker.ts'
import { situation } from './situation.ts'

/** What a person asks for: how many tasks, which ones are here already, and whether those given back may come again. */
export interface Ask {
  want: number
  have: string[]
  again: boolean
}

interface Means {
  now: Date
  newId: () => string
}

async function heldAmong(trx: Transaction<Database>, { projectId, personId }: Seeker, have: string[]): Promise<number> {
  if (have.length === 0) return 0
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from assignment
    where project_id = ${projectId} and person_id = ${personId} and state = 'active' and id = any(${have})`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Finds the assignments for one person: what is open, then what is to be labelled anew, then the person's course, then new work, then what was put off. */
export async function assign(
  db: Kysely<Database>,
  seeker: Seeker,
  { want, have, again }: Ask,
  { now, newId }: Means,
): Promise<string[]> {
  const { projectId, personId } = seeker
  return inTransaction(db, async (trx) => {
    // One person's requests come one after another.
    await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`.execute(trx)
    await endLapsedLeases(trx, projectId, now)
    const holding = await heldAmong(trx, seeker, have)
    if (holding > 0) await renewLeases(trx, projectId, personId, now)
    const own = await ownOpen(trx, seeker, { now, want, have, reach: again ? 'given-back' : 'due' })
    own.push(...(await ownRequeued(trx, seeker, { want: want - own.length, before: holding + own.length, now })))
    const left = want - own.length
    if (left > 0) {
      const giving = await prepareGiving(trx, seeker, { want: left, before: holding + own.length, now, newId })
      const course = await ownCourse(trx, seeker, left, giving)
      own.push(...course.ids)
      if (!course.only && course.ids.length === 0) own.push(...(await handOut(trx, seeker, left, giving)))
    }
    // Put-off tasks come early when there is nothing else to do.
    if (own.length === 0 && holding === 0)
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
  const project = await db.selectFrom('project').select('state').where('id', '=', seeker.projectId).executeTakeFirst()
  if (project?.state === 'delivered' || project?.state === 'closed')
    return { tasks: [], state: 'paused', ...(await situation(db, seeker, true)) }
  const tasks = await taskViews(db, secret, seeker.personId, await assign(db, seeker, ask, means))
  const facts = await situation(db, seeker, tasks.length === 0)
  return { tasks, state: await stateOf(db, seeker, tasks.length > 0, facts), ...facts }
}

async function stateOf(
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
  return facts.deferred + facts.givenBack + facts.optedOut + facts.ownContent + facts.notQualified > 0
    ? 'nothing-for-you'
    : 'all-done'
}
