import { found } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import { decide, undoDecisions } from '../queries/decide.ts'
import { claimQueries, outOfReach, type Reviewer, reviewGroups, safeItems } from '../queries/review-groups.ts'
import { reviewCounts } from '../queries/review-items.ts'
import type { On } from '../router.ts'

function reviewerOf(call: {
  params: { projectId: string }
  person: { id: string }
  membership: { roles: string[] }
}): Reviewer {
  return {
    projectId: call.params.projectId,
    personId: call.person.id,
    isOwner: call.membership.roles.includes('owner'),
  }
}

async function ruleOf({ db }: Pick<Deps, 'db'>, projectId: string) {
  return found(await db.selectFrom('project').select('consensus').where('id', '=', projectId).executeTakeFirst())
    .consensus
}

/** What needs a decision, deciding, and taking it back. */
export function reviewRoutes(on: On): void {
  on('review.next', async (call) => {
    const { db, body, now, params } = call
    const reviewer = reviewerOf(call)
    const rule = await ruleOf(call, params.projectId)
    const ids = await db.transaction().execute((trx) => claimQueries(trx, reviewer, { ...body, now: now() }))
    const groups = await reviewGroups(db, reviewer, ids, rule)
    return { groups, counts: await reviewCounts(db, params.projectId), ...(await outOfReach(db, reviewer, now())) }
  })

  on('review.safe', async (call) => {
    return { items: await safeItems(call.db, reviewerOf(call), await ruleOf(call, call.params.projectId)) }
  })

  on('review.decide', async (call) => {
    const { db, body, now, newId } = call
    await db.transaction().execute((trx) => decide(trx, { reviewer: reviewerOf(call), ...body, now: now(), newId }))
    return { ok: true }
  })

  on('review.undo', async (call) => {
    await call.db.transaction().execute((trx) => undoDecisions(trx, reviewerOf(call), call.body.ids, call.now()))
    return { ok: true }
  })
}
