import { found } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import { freshenGrades } from '../insights/model-grades.ts'
import type { Workshop } from '../insights/workshop.ts'
import { decide } from '../queries/decide.ts'
import { claimQueries, outOfReach, reviewGroups } from '../queries/review-groups.ts'
import { reviewCounts } from '../queries/review-items.ts'
import { type Reviewer, reviewerOf } from '../queries/review-scope.ts'
import { safeItems } from '../queries/safe-items.ts'
import { undoDecisions } from '../queries/undo-decisions.ts'
import type { On } from '../router.ts'

interface Call {
  params: { projectId: string }
  person: { id: string }
  membership: { roles: string[] }
}

const asReviewer = ({ params, person, membership }: Call): Reviewer =>
  reviewerOf(params.projectId, person.id, membership.roles)

async function ruleOf({ db }: Pick<Deps, 'db'>, projectId: string) {
  return found(await db.selectFrom('project').select('consensus').where('id', '=', projectId).executeTakeFirst())
    .consensus
}

/** So long a reviewer waits for a model that is worked out anew; then the grades before are shown. */
const patience = 2000

/** What needs a decision, deciding, and taking it back. */
export function reviewRoutes(on: On, workshop: Workshop): void {
  on('review.next', async (call) => {
    const { db, body, now, params } = call
    const reviewer = asReviewer(call)
    const rule = await ruleOf(call, params.projectId)
    await freshenGrades(call, workshop, { projectId: params.projectId, rule, patience })
    const ids = await db.transaction().execute((trx) => claimQueries(trx, reviewer, { ...body, now: now() }))
    const groups = await reviewGroups(db, reviewer, ids, rule)
    return { groups, counts: await reviewCounts(db, reviewer), ...(await outOfReach(db, reviewer, now())) }
  })

  on('review.safe', async (call) => {
    const { projectId } = call.params
    const rule = await ruleOf(call, projectId)
    await freshenGrades(call, workshop, { projectId, rule, patience })
    return { items: await safeItems(call.db, asReviewer(call), rule) }
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
