import { type Kysely, sql, type Transaction } from 'kysely'
import type { SafeItem } from '#contract/review.ts'
import type { Database } from '../db/schema.ts'
import { type Grading, gradeBy, modelGrades } from '../insights/model-grades.ts'
import { isShown, shownQuery } from './hold-back.ts'
import { notLabelledBy, openFor, type Reviewer, reasonsFor } from './review-scope.ts'
import { gradesIn, seenLabels } from './seen-labels.ts'

/**
 * Results that are safe to accept together: they wait only for their spread or as a sample, nobody flagged, contested
 * or could not judge, and more than half of three or more labels give one grade. The least disputed first: at most
 * 200, or those of `only`.
 */
export async function safeItems(
  db: Kysely<Database> | Transaction<Database>,
  reviewer: Reviewer,
  grading: Grading,
  only?: string[],
): Promise<SafeItem[]> {
  const these = only ? sql`and i.result_id = any(${only})` : sql``
  const { rows } = await sql<
    Omit<SafeItem, 'values' | 'consensus'>
  >`select i.result_id as "resultId", ${shownQuery} as query, r.title, q.language, ${reasonsFor(reviewer)} as reasons from review_item i
    join result r on r.project_id = i.project_id and r.id = i.result_id join query q on q.project_id = i.project_id and q.id = i.query_id
    where i.project_id = ${reviewer.projectId} ${these} and i.state = any(${openFor(reviewer)}) and ${reasonsFor(reviewer)} <> '{}'
      and ${reasonsFor(reviewer)} <@ array['spread', 'sampled'] and ${isShown}
      and ${notLabelledBy(reviewer)} order by i.disagreement, i.since, i.result_id limit ${only ? only.length : 200}`.execute(
    db,
  )
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.resultId)
  const labels = await seenLabels(db, reviewer, ids)
  const models = await modelGrades(db, reviewer.projectId, grading.rule, ids)
  return rows.flatMap((row) => {
    const given = labels.get(row.resultId) ?? []
    const values = gradesIn(given)
    const grade = gradeBy(grading, values, models.get(row.resultId))
    const agreeing = values.filter((value) => value === grade).length
    return grade !== null && values.length >= 3 && agreeing * 2 > given.length
      ? [{ ...row, values, consensus: grade }]
      : []
  })
}
