import { sql } from 'kysely'
import { isThere } from './hold-back.ts'

/** Who reviews: an owner also sees what was passed up; `knowsGold` may learn that a result is gold. */
export interface Reviewer {
  projectId: string
  personId: string
  isOwner: boolean
  knowsGold: boolean
}

/**
 * A reviewer by the roles held in the project. Who also annotates must not learn which results are gold, unless the
 * role already gives the gold to manage.
 */
export function reviewerOf(projectId: string, personId: string, roles: readonly string[]): Reviewer {
  const isOwner = roles.includes('owner')
  return {
    projectId,
    personId,
    isOwner,
    knowsGold: isOwner || roles.includes('trainer') || !roles.includes('annotator'),
  }
}

/** States that this reviewer decides on. */
export const openFor = ({ isOwner }: Reviewer) => (isOwner ? ['waiting', 'passed'] : ['waiting'])

/** Nobody decides on a result (of `review_item i`) that carries a label of their own, or sees the labels of a task they hold. */
export const notLabelledBy = ({
  personId,
}: Reviewer) => sql`not exists (select 1 from current_label own where own.project_id = i.project_id
  and own.result_id = i.result_id and own.person_id = ${personId} and own.kind <> 'retraction')
  and not exists (select 1 from assignment held where held.project_id = i.project_id and held.task_id = i.task_id and held.person_id = ${personId}
    and held.state in ('active', 'deferred', 'submitted'))`

/** What is treated TX does not exist; nor does what waits for its gold alone, for those who must not learn that it is gold. */
export const visible = ({ knowsGold }: Reviewer) => sql`not exists (select 1 from result r
  where r.project_id = i.project_id and r.id = i.result_id and not ${isThere}) and ${knowsGold ? sql`true` : sql`i.reasons <> array['gold-failed']`}`

/** The reasons of `review_item i` as this reviewer may read them. */
export const reasonsFor = ({ knowsGold }: Reviewer) =>
  knowsGold ? sql`i.reasons` : sql`array_remove(i.reasons, 'gold-failed')`

/**
 * The order of queries (grouped `review_item i`): passed up first, then by what can change the result; ties by age. With
 * two runs to compare that is what a decision weighs (the chance to turn the comparison round, then its expected effect on the measure), without
 * them the largest variance of the grades' positions.
 */
export const byWhatCanChangeTheResult = sql`bool_or(i.state = 'passed') desc, max(coalesce(i.weight, i.disagreement)) desc, min(i.since), i.query_id`
