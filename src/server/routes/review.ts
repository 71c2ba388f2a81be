import type { RunComparison } from '#contract/runs.ts'
import { found } from '../api-error.ts'
import type { Deps, Patience } from '../deps.ts'
import { freshenGrades, type Grading } from '../insights/model-grades.ts'
import type { Workshop } from '../insights/workshop.ts'
import { decide } from '../queries/decide.ts'
import { reviewCounts } from '../queries/review-counts.ts'
import { claimQueries, outOfReach, reviewGroups } from '../queries/review-groups.ts'
import { type Reviewer, reviewerOf } from '../queries/review-scope.ts'
import { safeItems } from '../queries/safe-items.ts'
import { undoDecisions } from '../queries/undo-decisions.ts'
import type { On } from '../router.ts'
import { freshComparison } from '../runs/fresh-comparison.ts'

interface Call {
  params: { projectId: string }
  person: { id: string }
  membership: { roles: string[] }
}

const asReviewer = ({ params, person, membership }: Call): Reviewer =>
  reviewerOf(params.projectId, person.id, membership.roles)

async function gradingOf({ db }: Pick<Deps, 'db'>, projectId: string): Promise<Grading> {
  const columns = ['consensus as rule', 'kind'] as const
  return found(await db.selectFrom('project').select(columns).where('id', '=', projectId).executeTakeFirst())
}

/** So long a reviewer waits for a model that is worked out anew; then the grades before are shown. */
const patience: Patience = { first: 2000, again: 1000 }

/** What the review says of the two runs: how they stand, and whether decisions can still change which is ahead. */
const runsIn = ({ a, b, lead, winner }: RunComparison) => ({ a: a.name, b: b.name, lead, winner })

/** What needs a decision, deciding, and taking it back. */
export function reviewRoutes(on: On, workshop: Workshop): void {
  on('review.next', async (call) => {
    const { db, body, now, params } = call
    const reviewer = asReviewer(call)
    const grading = await gradingOf(call, params.projectId)
    await freshenGrades(call, workshop, { projectId: params.projectId, rule: grading.rule, patience })
    const { value: comparison } = await freshComparison(call, workshop, params.projectId, patience)
    const ids = await db.transaction().execute((trx) => claimQueries(trx, reviewer, { ...body, now: now() }))
    const groups = await reviewGroups(db, reviewer, ids, grading)
    const runs = comparison && runsIn(comparison)
    return { groups, runs, counts: await reviewCounts(db, reviewer), ...(await outOfReach(db, reviewer, now())) }
  })

  on('review.safe', async (call) => {
    const { projectId } = call.params
    const grading = await gradingOf(call, projectId)
    await freshenGrades(call, workshop, { projectId, rule: grading.rule, patience })
    return { items: await safeItems(call.db, asReviewer(call), grading) }
  })

  on('review.decide', async (call) => {
    const { db, body, now, newId } = call
    await db.transaction().execute((trx) => decide(trx, { reviewer: asReviewer(call), ...body, now: now(), newId }))
    return { ok: true }
  })

  on('review.undo', async (call) => {
    const { db, body, now, newId } = call
    await db
      .transaction()
      .execute((trx) => undoDecisions(trx, { reviewer: asReviewer(call), ids: body.ids, now: now(), newId }))
    return { ok: true }
  })
}
