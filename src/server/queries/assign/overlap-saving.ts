import { type Kysely, sql } from 'kysely'
import type { OverlapSaving } from '#contract/project.ts'
import { groupBy } from '#core/group-by.ts'
import { isKnown, posteriorGrade, stopsAfter, type Vote } from '#core/posterior.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { countingLabels, counts } from '../counting-labels.ts'
import { isThere } from '../hold-back.ts'
import { skillsIn } from './skill-tallies.ts'

/** Tasks that are read for it, the latest ones. */
const most = 5000

interface Given {
  result_id: string
  language: string
  person: string
  value: number
}

/** Labels of the random twentieth's tasks that went all the way, in the order in which they were handed in. */
async function exhaustiveLabels(db: Kysely<Database>, projectId: string): Promise<Given[]> {
  const { rows } =
    await sql<Given>`select l.result_id, t.language, coalesce(l.person_id, l.source_id) as person, l.value ${countingLabels}
    join result r on r.project_id = l.project_id and r.id = l.result_id
    join (select t.id, t.language from task t join project p on p.id = t.project_id where t.project_id = ${projectId} and t.exhaustive and t.held = 0 and t.done >= p.max_overlap
      order by t.position desc limit ${most}) t on t.id = r.task_id
    where l.project_id = ${projectId} and l.dimension = 'relevance' and l.kind = 'value' and ${counts} and ${isThere}
    order by l.result_id, a.submitted_at nulls first, l.at`.execute(db)
  return rows
}

/**
 * What dynamic overlap saves, measured: on tasks of the random twentieth, which got all labels, the rule is played again. Counts the
 * labels it would have used, those there are, and the results whose grade would have been the same.
 */
export async function overlapSaving(db: Kysely<Database>, projectId: string): Promise<OverlapSaving> {
  const project = found(
    await db
      .selectFrom('project')
      .innerJoin('scale', (join) =>
        join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
      )
      .select(['confidence', 'overlap', 'grades'])
      .where('project.id', '=', projectId)
      .executeTakeFirst(),
  )
  const stopping = { grades: project.grades.map(({ value }) => value), confidence: project.confidence }
  const sum = { results: 0, used: 0, labels: 0, same: 0 }
  for (const [language, given] of groupBy(await exhaustiveLabels(db, projectId), (row) => row.language)) {
    const skills = await skillsIn(db, projectId, language)
    for (const rows of groupBy(given, (row) => row.result_id).values()) {
      const votes: Vote[] = rows.map(({ value, person }) => ({ value, skill: skills.of(person) }))
      // Where a skill is not known the overlap stays fixed.
      const fixed = rows.some(({ person }) => !isKnown(skills.tallies.get(person) ?? { total: 0 }))
      const used = fixed ? Math.min(votes.length, Math.max(2, project.overlap)) : stopsAfter(votes, stopping)
      const early = posteriorGrade(stopping.grades, votes.slice(0, used))
      sum.results += 1
      sum.used += used
      sum.labels += votes.length
      sum.same += early?.value === posteriorGrade(stopping.grades, votes)?.value ? 1 : 0
    }
  }
  return sum
}
