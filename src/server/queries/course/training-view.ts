import { type Kysely, sql } from 'kysely'
import type { Training, TrainingRow } from '#contract/training.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { poolResults, standings } from './facts.ts'
import { decidedResults } from './pools.ts'

/** The pools by language, the tests, the rule of the course, and where gold can be taken from. */
export async function trainingView(db: Kysely<Database>, projectId: string): Promise<Training> {
  const project = found(
    await db
      .selectFrom('project')
      .select(['languages', 'require_training', 'require_qualification', 'course_pass_mark', 'course_window'])
      .where('id', '=', projectId)
      .executeTakeFirst(),
  )
  const { rows: pools } = await sql<{
    language: string
    pool: string
    queries: number
    results: number
  }>`select t.language, g.pool,
      count(distinct t.query_id)::int as queries, count(*)::int as results ${poolResults} and g.project_id = ${projectId} and g.pool <> 'production' group by 1, 2`.execute(
    db,
  )
  const tests = await db.selectFrom('qualification').selectAll().where('project_id', '=', projectId).execute()
  const sources = await db
    .selectFrom('source')
    .select(['id', 'name'])
    .where('project_id', '=', projectId)
    .orderBy('name')
    .execute()
  const languages = new Set([
    ...project.languages,
    ...pools.map(({ language }) => language),
    ...tests.map(({ language }) => language),
  ])
  const size = (language: string, pool: string) => {
    const row = pools.find((one) => one.language === language && one.pool === pool)
    return { queries: row?.queries ?? 0, results: row?.results ?? 0 }
  }
  return {
    requireTraining: project.require_training,
    requireQualification: project.require_qualification,
    course: { passMark: project.course_pass_mark, window: project.course_window },
    languages: [...languages].map((language) => {
      const test = tests.find((one) => one.language === language)
      return {
        ...{ language, training: size(language, 'training'), qualification: size(language, 'qualification') },
        test: test ? { items: test.items, passMark: test.pass_mark, attempts: test.attempts } : null,
      }
    }),
    sources,
    decided: await decidedResults(db, projectId),
  }
}

/** Who stands where: every annotator in every language they work in. */
export async function trainingRows(db: Kysely<Database>, projectId: string): Promise<TrainingRow[]> {
  return (await standings(db, projectId)).map((row) => ({
    ...{ personId: row.personId, name: row.name, language: row.language, state: row.gate },
    ...{ answers: row.answers, right: row.right, rounds: row.rounds, attempts: row.attempts },
    ...{ attemptsLeft: row.attemptsLeft, qualifiedAt: row.qualifiedAt?.toISOString() ?? null, reason: row.reason },
  }))
}
