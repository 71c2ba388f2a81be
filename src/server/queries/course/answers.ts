import { type Kysely, sql, type Transaction } from 'kysely'
import type { CheckAnswer } from '#contract/training.ts'
import { isRight } from '#core/course.ts'
import { found } from '../../api-error.ts'
import { scopedId } from '../../crypto.ts'
import type { Database } from '../../db/schema.ts'
import { scaleValues } from './attempt.ts'
import { clauseText } from './clauses.ts'

interface Fresh {
  project_id: string
  attempt_id: string
  assignment_id: string
  result_id: string
  value: number | null
  seq: number
  gold: number
  tolerance: number
}

/** Of labels just stored, keeps the first on each result of a round of the course, and whether it was right; later ones change nothing. */
export async function keepAnswers(trx: Transaction<Database>, labelIds: string[]): Promise<void> {
  if (labelIds.length === 0) return
  const { rows } =
    await sql<Fresh>`select l.project_id, a.attempt_id, l.assignment_id, l.result_id, l.value, l.seq, g.value as gold, g.tolerance from label l
    join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose = 'training'
    join attempt r on r.project_id = a.project_id and r.id = a.attempt_id and r.state = 'running'
    join gold g on g.project_id = l.project_id and g.result_id = l.result_id
    where l.id = any(${labelIds}) and l.dimension = 'relevance' and l.kind <> 'retraction' order by l.seq`.execute(trx)
  const scales = new Map<string, number[]>()
  for (const { gold, tolerance, ...answer } of rows) {
    const scale = scales.get(answer.project_id) ?? (await scaleValues(trx, answer.project_id))
    scales.set(answer.project_id, scale)
    await trx
      .insertInto('course_answer')
      .values({ ...answer, is_right: isRight(scale, answer.value, gold, tolerance) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/**
 * What a training result answers to the person who labelled it. Throws 404 for everything else: another's task, a task of
 * any other purpose, a result without an own label; none can be told from the others.
 */
export async function checkAnswer(
  db: Kysely<Database>,
  {
    assignmentId,
    subject,
    personId,
    secret,
  }: { assignmentId: string; subject: string; personId: string; secret: string },
): Promise<CheckAnswer> {
  const { rows } = await sql<{
    result_id: string
    project_id: string
    language: string
    is_right: boolean
    own: number | null
    value: number
    tolerance: number
    reason: string
    clause: string | null
  }>`select c.result_id, c.project_id, t.language, c.is_right, c.value as own, g.value, g.tolerance, g.reason, g.clause from course_answer c
    join assignment a on a.project_id = c.project_id and a.id = c.assignment_id and a.person_id = ${personId} and a.purpose = 'training'
    join task t on t.project_id = a.project_id and t.id = a.task_id join gold g on g.project_id = c.project_id and g.result_id = c.result_id
    where c.assignment_id = ${assignmentId}`.execute(db)
  const scoped = await Promise.all(
    rows.map(async (row) => ({ row, id: await scopedId(secret, assignmentId, row.result_id) })),
  )
  const { row } = found(scoped.find(({ id }) => id === subject))
  const { project_id: projectId, language, clause } = row
  return {
    ...{ isRight: row.is_right, own: row.own, value: row.value, tolerance: row.tolerance, reason: row.reason },
    clause: clause ? await clauseText(db, { projectId, personId, language }, clause) : null,
  }
}
