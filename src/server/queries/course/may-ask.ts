import { type RawBuilder, sql } from 'kysely'
import type { GoldPool } from '#contract/gold.ts'
import { notOptedOut, notOwn } from '../assign/free.ts'
import type { Seeker } from '../assign/seeker.ts'
import { isThere } from '../hold-back.ts'

/**
 * Results `r` of tasks `t` with the gold `g` of a pool in a language that a person can be asked: in use, not settled by that
 * person, nothing of their own in the task and nothing they opted out of. Goes after `from`; conditions can follow.
 */
export function goldToAsk(seeker: Seeker, pool: GoldPool, language: string): RawBuilder<unknown> {
  const { projectId, personId } = seeker
  return sql`gold g join result r on r.project_id = g.project_id and r.id = g.result_id join task t on t.project_id = r.project_id and t.id = r.task_id
    where ${isThere} and g.project_id = ${projectId} and g.pool = ${pool} and g.retired_at is null and t.language = ${language} and not ${personId} = any(g.settled_by)
      and ${notOwn(seeker)} and ${notOptedOut(seeker)}`
}
