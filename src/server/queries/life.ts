import type { Kysely, Transaction } from 'kysely'
import type { ProjectState } from '#contract/basics.ts'
import type { GateDecision, ProjectLife } from '#contract/life.ts'
import { neighbours } from '#core/life.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { audit } from './audit.ts'
import { requireOfficer } from './quarantine/officers.ts'

/** Where a project goes, who sends it there, and why. */
export interface Step {
  projectId: string
  personId: string
  to: ProjectState
  note: string
  now: Date
}

/** Adds a step to the log. */
async function logStep(
  trx: Transaction<Database>,
  step: Step,
  more: { n: number; from: ProjectState | null; decision: GateDecision | null; round: number },
): Promise<void> {
  await trx
    .insertInto('project_step')
    .values({
      ...{ project_id: step.projectId, n: more.n, from_state: more.from, to_state: step.to },
      ...{ decision: more.decision, round: more.round, note: step.note, person_id: step.personId, at: step.now },
    })
    .execute()
}

/** The first step: where the project begins. */
export async function beginLife(trx: Transaction<Database>, step: Step): Promise<void> {
  const round = step.to === 'pilot' ? 1 : 0
  await logStep(trx, step, { n: 1, from: null, decision: null, round })
}

/** The state of a project, held until the transaction ends, with the steps so far and the pilot that was the last. */
async function standing(trx: Transaction<Database>, projectId: string) {
  const project = await trx
    .selectFrom('project')
    .select('state')
    .where('id', '=', projectId)
    .forUpdate()
    .executeTakeFirst()
  const steps = await trx
    .selectFrom('project_step')
    .select(({ fn }) => [fn.max('n').as('n'), fn.max('round').as('round')])
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  const { state } = found(project)
  // A pilot from before steps were kept is the first.
  const round = Math.max(steps?.round ?? 0, state === 'pilot' ? 1 : 0)
  return { state, n: (steps?.n ?? 0) + 1, round }
}

async function move(trx: Transaction<Database>, step: Step, decision: GateDecision | null, from: Standing) {
  await trx.updateTable('project').set({ state: step.to }).where('id', '=', step.projectId).execute()
  await requireOfficer(trx, step.projectId)
  const begins = step.to === 'pilot'
  const round = begins ? from.round + 1 : from.state === 'pilot' ? from.round : 0
  await logStep(trx, step, { n: from.n, from: from.state, decision, round })
  const detail = { from: from.state, to: step.to, decision, note: step.note }
  await audit(trx, {
    ...{ at: step.now, person_id: step.personId, project_id: step.projectId, action: 'life.step', detail },
  })
}

type Standing = Awaited<ReturnType<typeof standing>>

/**
 * Takes a project one step on or back. Throws `wrong-step` for any other step, `needs-gate` where the pilot's gate decides,
 * `needs-delivery` where nothing was delivered yet, and `needs-officer`.
 */
export async function takeStep(trx: Transaction<Database>, step: Step): Promise<void> {
  const from = await standing(trx, step.projectId)
  const { next, back } = neighbours(from.state)
  if (step.to !== next && step.to !== back)
    throw new ApiError('wrong-step', `From ${from.state} no step leads to ${step.to}.`, { state: from.state })
  if (from.state === 'pilot' && step.to === 'production')
    throw new ApiError('needs-gate', 'Decide on the pilot; that is what begins production.')
  if (step.to === 'delivered' && from.state === 'production') {
    const delivery = await trx
      .selectFrom('delivery')
      .select('version')
      .where('project_id', '=', step.projectId)
      .where('state', '=', 'ready')
      .limit(1)
      .executeTakeFirst()
    if (!delivery) throw new ApiError('needs-delivery', 'Nothing has been delivered yet.')
  }
  await move(trx, step, null, from)
}

const leadsTo = { pass: 'production', repeat: 'pilot', stop: 'closed' } as const

/** Decides on the pilot that runs: production begins, another pilot, or the end. Labels stay in any case. Throws `wrong-state`. */
export async function decideGate(
  trx: Transaction<Database>,
  { decision, ...step }: Omit<Step, 'to'> & { decision: GateDecision },
): Promise<void> {
  const from = await standing(trx, step.projectId)
  if (from.state !== 'pilot')
    throw new ApiError('wrong-state', 'There is no pilot to decide on.', { state: from.state })
  await move(trx, { ...step, to: leadsTo[decision] }, decision, from)
}

/**
 * The latest pilot, and from when on its labels count: from its beginning if it is a repeated one; null for the first, since labels that were
 * there before belong to it.
 */
export async function pilotOf(db: Kysely<Database>, projectId: string): Promise<{ round: number; since: Date | null }> {
  const row = await db
    .selectFrom('project_step')
    .select(['round', 'at'])
    .where('project_id', '=', projectId)
    .where('to_state', '=', 'pilot')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const round = row?.round ?? 1
  return { round, since: row && round > 1 ? row.at : null }
}

/** Where a project stands, and its steps, latest first. */
export async function presentLife(db: Kysely<Database>, projectId: string): Promise<ProjectLife> {
  const project = await db.selectFrom('project').select('state').where('id', '=', projectId).executeTakeFirst()
  const rows = await db
    .selectFrom('project_step')
    .leftJoin('person', 'person.id', 'project_step.person_id')
    .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
    .select(['n', 'from_state', 'to_state', 'decision', 'round', 'note', 'at', 'auth_user.name'])
    .where('project_id', '=', projectId)
    .orderBy('n', 'desc')
    .execute()
  const { state } = found(project)
  return {
    state,
    round: Math.max(state === 'pilot' ? 1 : 0, ...rows.map(({ round }) => round)),
    steps: rows.map(({ n, from_state, to_state, decision, round, note, at, name }) => ({
      ...{ n, from: from_state, to: to_state, decision, round, note },
      ...{ by: name ?? '', at: at.toISOString() },
    })),
  }
}
