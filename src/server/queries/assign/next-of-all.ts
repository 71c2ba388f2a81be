import { type Kysely, sql } from 'kysely'
import type { NextTasksAnswer } from '#contract/labelling.ts'
import { countsTo } from '#core/counts-to.ts'
import type { Database } from '../../db/schema.ts'
import { taskViews } from '../task-view.ts'
import { type Ask, assign, type Means, type Stage, stateOf } from './next-tasks.ts'
import { type Situation, situation } from './situation.ts'
import { type Workplace, workplaces } from './workplaces.ts'

type State = NextTasksAnswer['state']

/** Own tasks of several projects in the order of `ownOpen`: of a course or test, then begun ones, then as they were given. */
async function inOwnOrder(db: Kysely<Database>, ids: string[]): Promise<string[]> {
  if (ids.length < 2) return [...ids]
  const { rows } = await sql<{ id: string }>`select a.id from assignment a where a.id = any(${ids})
    order by a.attempt_id is null, a.begun_at is null, a.created_at, a.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The next in turn goes behind those of its priority. */
function turned([first, ...others]: Workplace[]): Workplace[] {
  if (!first) return []
  const lower = others.findIndex(({ priority }) => priority < first.priority)
  const at = lower === -1 ? others.length : lower
  return [...others.slice(0, at), first, ...others.slice(at)]
}

/** Asks project after project, each in its own transaction, by the rules of a single one. */
async function assignFromAll(
  db: Kysely<Database>,
  places: Workplace[],
  { want, have, again }: Ask,
  means: Means,
): Promise<string[]> {
  const given: string[] = []
  const from = async ({ seeker }: Workplace, most: number, ...stages: Stage[]) => {
    const ask = { want: most, have: [...have, ...given], again }
    return most > 0 ? assign(db, seeker, ask, means, stages) : []
  }
  for (const place of places) given.push(...(await from(place, want - given.length, 'own')))
  const own = await inOwnOrder(db, given)
  let inTurn = places
  // What is handed out now has to leave no more than three hard ones in a row, wherever they come from.
  let room = Math.min(...places.map(({ seeker }) => seeker.masked?.room ?? Number.POSITIVE_INFINITY))
  while (given.length < want && room > 0 && inTurn[0]) {
    const [id] = await from(inTurn[0], 1, 'new')
    if (id) room -= 1
    if (id) {
      given.push(id)
      own.push(id)
    }
    inTurn = id ? turned(inTurn) : inTurn.slice(1)
  }
  // Only where nothing was given anywhere: what was put off, and what another tab of the person was given meanwhile.
  if (own.length === 0)
    for (const place of places) own.push(...(await from(place, want - own.length, 'own', 'put-off')))
  return own
}

/** What an empty list means over all projects: the most hopeful of what it means in each; all done only where all are. */
function stateOfAll(states: readonly State[], isMember: boolean): State {
  if (states.length === 0) return isMember ? 'paused' : 'no-tasks'
  const order = ['more', 'with-others', 'nothing-for-you', 'all-done', 'paused', 'no-tasks'] as const
  return order.find((state) => states.includes(state)) ?? 'no-tasks'
}

const empty: Situation = {
  ...{ withOthers: 0, until: null, deferred: 0, givenBack: 0, optedOut: 0, ownContent: 0, notQualified: 0 },
  ...{ sealed: 0, overLimit: 0, resting: 0, restUntil: null },
  ...{ submitted: 0, waiting: 0, gates: [] },
}

function sum(a: Situation, b: Situation): Situation {
  const first = (...moments: (string | null)[]) => moments.filter((moment) => moment !== null).sort()[0] ?? null
  return {
    withOthers: a.withOthers + b.withOthers,
    until: first(a.until, b.until),
    deferred: a.deferred + b.deferred,
    givenBack: a.givenBack + b.givenBack,
    optedOut: a.optedOut + b.optedOut,
    ownContent: a.ownContent + b.ownContent,
    notQualified: a.notQualified + b.notQualified,
    sealed: a.sealed + b.sealed,
    overLimit: a.overLimit + b.overLimit,
    resting: a.resting + b.resting,
    restUntil: first(a.restUntil, b.restUntil),
    submitted: a.submitted + b.submitted,
    waiting: a.waiting + b.waiting,
    gates: [...a.gates, ...b.gates],
  }
}

/**
 * The next tasks of a person from all open projects where they are an annotator: own open ones first, then new ones from the project
 * with the highest priority, in turn where several have it. Facts are summed, and the state speaks of all projects.
 */
export async function nextOfAll(
  db: Kysely<Database>,
  secret: string,
  personId: string,
  ask: Ask,
  means: Means,
): Promise<NextTasksAnswer> {
  const { places, isMember } = await workplaces(db, personId, means.now)
  const tasks = await taskViews(db, secret, personId, await assignFromAll(db, places, ask, means))
  const isEmpty = tasks.length === 0
  // Where something was given, the state is known.
  const seen = await Promise.all(
    places.map(async ({ seeker }) => {
      const facts = await situation(db, seeker, { isEmpty, limit: countsTo(ask.have.length) })
      return { facts, state: isEmpty ? await stateOf(db, seeker, false, facts) : ('more' as const) }
    }),
  )
  const state = isEmpty
    ? stateOfAll(
        seen.map((one) => one.state),
        isMember,
      )
    : 'more'
  return { tasks, state, ...seen.map(({ facts }) => facts).reduce(sum, empty) }
}
