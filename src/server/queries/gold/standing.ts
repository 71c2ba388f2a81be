import { sql, type Transaction } from 'kysely'
import { isBelow } from '#core/skill.ts'
import { ApiError } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { notify } from '../notify.ts'

/** Standings are looked at each time so many more tasks were submitted, so that no single answer betrays itself. */
export const standingEvery = 20

interface Looking {
  projectId: string
  personId: string
  now: Date
  newId: () => string
}

interface Raw {
  language: string
  total: number
  correct: number
  standard: number
  below: 'tell' | 'retrain' | 'pause'
}

const outcome = {
  tell: { state: 'working', kind: 'skill-low' },
  retrain: { state: 'training', kind: 'skill-retrain' },
  pause: { state: 'paused', kind: 'skill-paused' },
} as const

/**
 * After a submit: when the number of submitted tasks has reached another multiple of twenty, looks at the person's skill in each
 * language they work in, and does what the project says where it lies under the standard. Only gold answered since the last
 * such consequence counts, so that nobody stands twice for the same answers.
 */
export async function reviewStanding(
  trx: Transaction<Database>,
  { projectId, personId, now, newId }: Looking,
): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from assignment
    where project_id = ${projectId} and person_id = ${personId} and state = 'submitted' and purpose in ('production', 'gold')`.execute(
    trx,
  )
  const submitted = rows[0]?.n ?? 0
  if (submitted === 0 || submitted % standingEvery !== 0) return
  const tallies =
    await sql<Raw>`select a.language, count(*)::int as total, count(*) filter (where a.is_correct)::int as correct,
      p.skill_standard as standard, p.below_standard as below
    from gold_answer a join project p on p.id = a.project_id and p.skill_standard > 0
      left join standing s on s.project_id = a.project_id and s.person_id = a.person_id and s.language = a.language
    where a.project_id = ${projectId} and a.person_id = ${personId} and a.pool = 'production' and coalesce(s.state, 'working') = 'working'
      and coalesce(s.evaluated, 0) < ${submitted} and (s.since is null or a.at > s.since)
    group by a.language, p.skill_standard, p.below_standard`.execute(trx)
  for (const { language, standard, below, ...tally } of tallies.rows) {
    if (!isBelow(standard, tally)) continue
    const { state, kind } = outcome[below]
    await setStanding(trx, {
      projectId,
      personId,
      language,
      state,
      reason: 'below-standard',
      evaluated: submitted,
      now,
    })
    await notify(trx, { id: newId(), personId, projectId, kind, at: now, detail: { language } })
  }
}

interface NewStanding {
  projectId: string
  personId: string
  language: string
  state: 'training' | 'working' | 'paused'
  reason: string
  evaluated: number
  now: Date
}

async function setStanding(
  trx: Transaction<Database>,
  { projectId, personId, language, state, reason, evaluated, now }: NewStanding,
): Promise<void> {
  const change = { state, reason, evaluated, since: now }
  await trx
    .insertInto('standing')
    .values({ project_id: projectId, person_id: personId, language, qualified_at: null, ...change })
    .onConflict((conflict) => conflict.columns(['project_id', 'person_id', 'language']).doUpdateSet(change))
    .execute()
}

/** Lets a person work in a language again, and tells them; throws 404 where nothing stops them. */
export async function liftStanding(
  trx: Transaction<Database>,
  { projectId, personId, now, newId }: Looking,
  { language, reason }: { language: string; reason: string },
): Promise<void> {
  const row = await trx
    .updateTable('standing')
    .set({ state: 'working', reason, since: now })
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .where('language', '=', language)
    .where('state', '<>', 'working')
    .returning('language')
    .executeTakeFirst()
  if (!row) throw new ApiError('not-found', 'Nothing stops this person in this language.')
  await notify(trx, { id: newId(), personId, projectId, kind: 'standing-lifted', at: now, detail: { language } })
}
