import { type Kysely, sql, type Transaction } from 'kysely'
import type { SeenLabel } from '#contract/review.ts'
import { groupBy } from '#core/group-by.ts'
import type { Database } from '../db/schema.ts'
import { counts, fewCountingLabels } from './counting-labels.ts'
import { pseudonyms } from './pseudonyms.ts'
import type { Reviewer } from './review-scope.ts'

type LabelRow = Omit<SeenLabel, 'by' | 'isSource'> & {
  resultId: string
  personId: string | null
  source: string | null
}

/** Where people failed gold, their answers to it count for nothing, but are what the question is about. */
const failedGold = ({ knowsGold }: Reviewer) =>
  knowsGold
    ? sql`(a.purpose = 'gold' and l.kind <> 'retraction' and exists (select 1 from review_item i where i.project_id = l.project_id and i.result_id = l.result_id and 'gold-failed' = any(i.reasons)))`
    : sql`false`

/**
 * The labels of results that count, one per person or source, in the order they came; at the end those who flagged a
 * result before they graded it.
 */
export async function seenLabels(
  db: Kysely<Database> | Transaction<Database>,
  reviewer: Reviewer,
  resultIds: string[],
): Promise<Map<string, SeenLabel[]>> {
  const { projectId } = reviewer
  const { rows } =
    await sql<LabelRow>`with shown as (select l.*, c.name as source, made.active_ms, made.guideline_version ${fewCountingLabels}
        join label made on made.project_id = l.project_id and made.id = l.label_id
        where l.project_id = ${projectId} and l.result_id = any(${resultIds}) and (${counts} or ${failedGold(reviewer)})),
      harm as (select * from shown where dimension = 'safety'),
      graded as (select * from shown where dimension = 'relevance' union all select h.* from harm h
        where not exists (select 1 from shown g where g.dimension = 'relevance' and g.result_id = h.result_id and g.by = h.by)), flags as (select * from shown where dimension = 'flag' and kind = 'value')
    select result_id as "resultId", person_id as "personId", source, kind, case when dimension = 'relevance' then value end as value, reason, explanation, active_ms as "activeMs", guideline_version as "guidelineVersion",
      exists (select 1 from flags f where f.result_id = graded.result_id and f.by = graded.by) as "isFlagged",
      (select h.detail from harm h where h.result_id = graded.result_id and h.by = graded.by) as safety, 1 as part, at, by from graded
    union all select result_id, person_id, source, 'flag', null, null, explanation, active_ms, guideline_version, true, null, 2, at, by from flags f
      where not exists (select 1 from graded g where g.result_id = f.result_id and g.by = f.by)
    order by part, source, at, by`.execute(db)
  const names = await pseudonyms(db, projectId)
  const byResult = groupBy(rows, (row) => row.resultId)
  return new Map(
    [...byResult].map(([id, labels]) => [
      id,
      labels.map(
        ({ personId, source, kind, value, reason, explanation, activeMs, guidelineVersion, isFlagged, safety }) => ({
          ...{ by: source ?? names.get(personId ?? '') ?? '', isSource: source !== null },
          ...{ kind, value, reason, explanation, activeMs, guidelineVersion, isFlagged, safety },
        }),
      ),
    ]),
  )
}

/** The grades among some labels. */
export const gradesIn = (labels: SeenLabel[]): number[] =>
  labels.flatMap(({ value }) => (value === null ? [] : [value]))
