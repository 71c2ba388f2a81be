import { type Kysely, sql, type Transaction } from 'kysely'
import type { ConsensusRule, TaskKind } from '#contract/project.ts'
import { isModelRule, type ModelRule } from '#core/consensus.ts'
import type { Graded } from '#core/consensus-models/label-rules.ts'
import { consensusOf } from '#core/preference.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps, Patience } from '../deps.ts'
import { changeMark } from './change-mark.ts'
import { goldSkill } from './gold-skill.ts'
import type { ProjectVotes } from './project-votes.ts'
import { readVotes } from './read-votes.ts'
import { ruleSteps, ruleVotesSteps } from './rule-grades.ts'
import { inTurns } from './turns.ts'
import type { Workshop } from './workshop.ts'

/** Grades written at a time. */
const batch = 5000

/** What a model says of one result. */
export interface ModelGrade {
  value: number
  confidence: number
}

/** Keeps what a model says of every result; of what has not changed nothing is written. */
export async function storeGrades(
  db: Kysely<Database>,
  projectId: string,
  {
    rule,
    mark,
    now,
    project,
    graded,
  }: { rule: ModelRule; mark: string; now: Date; project: ProjectVotes; graded: Graded },
): Promise<void> {
  const units = [...project.resultIds.keys()].filter((unit) => (graded.category[unit] as number) >= 0)
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`grades ${rule} ${projectId}`}, 0))`.execute(trx)
    let last: string | null = null
    for (let from = 0; from <= units.length; from += batch) {
      const part = units.slice(from, from + batch)
      const ids = part.map((unit) => project.resultIds[unit] as string)
      const to = from + batch > units.length ? null : (ids.at(-1) ?? null)
      await sql`delete from model_grade where project_id = ${projectId} and rule = ${rule} and result_id <> all(${ids}::uuid[])
        and (${last}::uuid is null or result_id > ${last}::uuid) and (${to}::uuid is null or result_id <= ${to}::uuid)`.execute(
        trx,
      )
      last = to
      const values = part.map((unit) => project.grades[graded.category[unit] as number] as number)
      const sure = part.map((unit) => graded.confidence[unit] as number)
      await sql`insert into model_grade (project_id, rule, result_id, value, confidence)
        select ${projectId}, ${rule}, * from unnest(${ids}::uuid[], ${values}::int[], ${sure}::float8[])
        on conflict (project_id, rule, result_id) do update set value = excluded.value, confidence = excluded.confidence
        where (model_grade.value, model_grade.confidence) is distinct from (excluded.value, excluded.confidence)`.execute(
        trx,
      )
    }
    await trx
      .insertInto('model_run')
      .values({ project_id: projectId, rule, mark, computed_at: now })
      .onConflict((conflict) => conflict.columns(['project_id', 'rule']).doUpdateSet({ mark, computed_at: now }))
      .execute()
  })
}

async function computeGrades({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, rule: ModelRule, mark: string) {
  const project = await readVotes(db, projectId)
  const of = await inTurns(ruleVotesSteps(project, await goldSkill(db, projectId, project.languages)))
  const graded = await inTurns(ruleSteps(of, rule))
  await storeGrades(db, projectId, { rule, mark, now: now(), project, graded })
  return true
}

/**
 * Sees to it that the grades of a model rule are those of the labels as they stand; of another rule there is nothing to do.
 * Answers whether they are; they are not while a computation takes longer than the patience.
 */
export async function freshenGrades(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  { projectId, rule, patience }: { projectId: string; rule: ConsensusRule; patience: Patience },
): Promise<boolean> {
  if (!isModelRule(rule)) return true
  const mark = await changeMark(db, projectId)
  const run = await db
    .selectFrom('model_run')
    .select('mark')
    .where('project_id', '=', projectId)
    .where('rule', '=', rule)
    .executeTakeFirst()
  if (run?.mark === mark) return true
  const work = () => computeGrades({ db, now }, projectId, rule, mark)
  // Grades of before are there to go on with.
  const first = run ? patience.again : patience.first
  const { isComputing } = await workshop.ask({
    ...{ projectId, key: `grades ${rule}`, basis: '', mark, work, keepsItself: true },
    patience: { ...patience, first },
  })
  return !isComputing
}

/** As `freshenGrades`, for what must not go out with old grades: throws `consensus-computing` while they are worked out. */
export async function requireGrades(
  deps: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  projectId: string,
  rule: ConsensusRule,
) {
  if (await freshenGrades(deps, workshop, { projectId, rule, patience: { first: 20_000, again: 20_000 } })) return
  throw new ApiError('consensus-computing', 'The consensus is being worked out; ask again in a moment.')
}

/** What a model says of some results; nothing for rules that are no models. */
export async function modelGrades(
  db: Kysely<Database> | Transaction<Database>,
  projectId: string,
  rule: ConsensusRule,
  resultIds: string[],
): Promise<Map<string, ModelGrade>> {
  if (!isModelRule(rule) || resultIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('model_grade')
    .select(['result_id', 'value', 'confidence'])
    .where('project_id', '=', projectId)
    .where('rule', '=', rule)
    .where('result_id', 'in', resultIds)
    .execute()
  return new Map(rows.map(({ result_id, ...grade }) => [result_id, grade]))
}

/** How a project comes to its grades. */
export interface Grading {
  rule: ConsensusRule
  kind: TaskKind
}

/** What a rule says of a result: a model's grade, or one from the labels. */
export function gradeBy({ rule, kind }: Grading, given: number[], model: ModelGrade | undefined): number | null {
  return isModelRule(rule) ? (model?.value ?? null) : consensusOf(kind, rule, given)
}
