import type { Kysely, Transaction } from 'kysely'
import type { PlanAnswer, ProjectPlan } from '#contract/plan.ts'
import { normaliseLanguage } from '#core/identity.ts'
import { changedParts, emptyPlan, planProblems } from '#core/plan.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/** The plan in force and its version; the empty plan, version 0, where there is none. */
export async function loadPlan(
  db: Kysely<Database>,
  projectId: string,
): Promise<{ version: number; plan: ProjectPlan }> {
  const row = await db
    .selectFrom('project_plan')
    .select(['version', 'plan'])
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { version: row.version, plan: { ...emptyPlan, ...row.plan } } : { version: 0, plan: emptyPlan }
}

/** Languages in canonical form; throws `bad-language` for what is none. */
function canonical<T extends { language: string | null }>(rows: T[]): T[] {
  return rows.map((row) => {
    const language = row.language === null ? null : normaliseLanguage(row.language)
    if (language === null && row.language !== null)
      throw new ApiError('bad-language', `${row.language} is not a language tag.`, { language: row.language })
    return { ...row, language }
  })
}

/** Adds a version of the plan; throws `bad-language`, and `bad-request` for what does not hold together. */
export async function addPlan(
  trx: Transaction<Database>,
  row: { projectId: string; version: number; plan: ProjectPlan; note: string; personId: string; now: Date },
): Promise<void> {
  const { projectId, version, note, personId, now } = row
  const { rates, hours, ...rest } = row.plan
  const plan = { ...rest, rates: canonical(rates), hours: canonical(hours) }
  const problems = planProblems(plan).map((path) => ({ path: `plan.${path}`, message: 'This does not hold together.' }))
  if (problems.length > 0) throw new ApiError('bad-request', 'The plan does not hold together.', problems)
  await trx
    .insertInto('project_plan')
    .values({
      ...{ project_id: projectId, version, plan: JSON.stringify(plan), note },
      ...{ saved_by: personId, saved_at: now },
    })
    .execute()
}

/** The plan with who changed what, latest first. */
export async function presentPlan(db: Kysely<Database>, projectId: string): Promise<PlanAnswer> {
  const rows = await db
    .selectFrom('project_plan')
    .leftJoin('person', 'person.id', 'project_plan.saved_by')
    .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
    .select(['version', 'plan', 'note', 'saved_at', 'auth_user.name'])
    .where('project_id', '=', projectId)
    .orderBy('version')
    .execute()
  const whole = rows.map((row) => ({ ...row, plan: { ...emptyPlan, ...row.plan } }))
  const history = whole.map(({ version, note, name, saved_at, plan }, at) => ({
    ...{ version, note, by: name ?? '', at: saved_at.toISOString() },
    changed: changedParts(whole[at - 1]?.plan ?? emptyPlan, plan),
  }))
  const last = whole.at(-1)
  return { version: last?.version ?? 0, plan: last?.plan ?? emptyPlan, history: history.reverse() }
}
