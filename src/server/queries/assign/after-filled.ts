import { sql, type Transaction } from 'kysely'
import type { Grade } from '#contract/project.ts'
import { groupBy } from '#core/group-by.ts'
import { isDecided, isKnown } from '#core/posterior.ts'
import type { Database } from '../../db/schema.ts'
import { counts, fewCountingLabels } from '../counting-labels.ts'
import { refreshReview } from '../refresh-review.ts'
import { skillsIn } from './skill-tallies.ts'

type Trx = Transaction<Database>

interface Full {
  language: string
  overlap: number
  exhaustive: boolean
  undecided: string[] | null
  confidence: number
  max_overlap: number
  grades: Grade[]
  results: string[]
}

interface Given {
  result_id: string
  person: string
  kind: 'value' | 'cannot-judge'
  value: number | null
}

/** The task, if its project goes by dynamic overlap and it has just got all its labels; locked, so that it grows once. */
async function justFull(trx: Trx, projectId: string, taskId: string): Promise<Full | undefined> {
  const { rows } =
    await sql<Full>`select t.language, t.overlap, t.exhaustive, t.undecided, p.confidence, p.max_overlap, s.grades,
      array(select r.id::text from result r where r.project_id = t.project_id and r.task_id = t.id and r.treatment <> 'TX') as results
    from task t join project p on p.id = t.project_id join scale s on s.project_id = p.id and s.version = p.scale_version
    where t.project_id = ${projectId} and t.id = ${taskId} and t.state = 'open' and p.dynamic_overlap and t.held = 0 and t.done >= t.overlap
      and t.overlap < p.max_overlap for update of t`.execute(trx)
  return rows[0]
}

/** The results that need one more person: not decided, not for a lead; null where the rule does not apply, because a skill is not known. */
async function undecidedOf(trx: Trx, projectId: string, taskId: string, task: Full): Promise<string[] | null> {
  const { rows } =
    await sql<Given>`select l.result_id, coalesce(l.person_id, l.source_id) as person, l.kind, l.value ${fewCountingLabels}
    join result r on r.project_id = l.project_id and r.id = l.result_id
    where l.project_id = ${projectId} and r.task_id = ${taskId} and l.dimension = 'relevance' and ${counts}`.execute(
      trx,
    )
  const skills = await skillsIn(trx, projectId, task.language)
  if (rows.some(({ person }) => !isKnown(skills.tallies.get(person) ?? { total: 0 }))) return null
  const byResult = groupBy(rows, ({ result_id }) => result_id)
  const stopping = { grades: task.grades.map(({ value }) => value), confidence: task.confidence }
  const wanted = task.undecided?.filter((id) => task.results.includes(id)) ?? task.results
  return wanted.filter((id) => {
    const given = byResult.get(id) ?? []
    // Two who cannot judge it: a third would be asked in vain.
    if (given.filter(({ kind }) => kind === 'cannot-judge').length >= 2) return false
    const votes = given.flatMap(({ value, person }) => (value === null ? [] : [{ value, skill: skills.of(person) }]))
    return !isDecided(votes, stopping)
  })
}

/**
 * What follows when a task has got its last label in a project with dynamic overlap: one more place for the results that are still
 * undecided, up to the largest overlap. Tasks of the random twentieth go on with all results, so that the saving is measured; where the
 * skill of somebody who graded is not known yet, the overlap stays as it is.
 */
export async function afterFilled(trx: Trx, projectId: string, taskId: string, now: Date): Promise<void> {
  const task = await justFull(trx, projectId, taskId)
  if (!task) return
  if (task.exhaustive) {
    await sql`update task set overlap = ${task.max_overlap} where project_id = ${projectId} and id = ${taskId}`.execute(
      trx,
    )
    return
  }
  const undecided = await undecidedOf(trx, projectId, taskId, task)
  if (undecided === null) return
  const more = undecided.length > 0 ? 1 : 0
  await sql`update task set undecided = ${undecided}::uuid[], overlap = overlap + ${more} where project_id = ${projectId} and id = ${taskId}`.execute(
    trx,
  )
  await refreshReview(trx, projectId, now, [taskId])
}
