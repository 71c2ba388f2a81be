import { type Kysely, sql } from 'kysely'
import { retestDays } from '#contract/calibration-words.ts'
import type { RetestFigure } from '#contract/retests.ts'
import { skill } from '#core/skill.ts'
import type { Database } from '../../db/schema.ts'
import { coolingMs } from '../gold/list.ts'

/** Fewest answers, and fewest people, that a share is told of. */
const [enough, enoughPeople] = [5, 3]

interface Raw {
  days: number
  planned: number
  answers: number
  right: number
  people: number
}

/**
 * Whether a session has lasted: how many of the first blind votes, and of the retests after 7 and 30 days, were within tolerance of what
 * was settled. Only people who are retested count. Retests count a week after they were answered, since a figure that moves with an
 * answer would tell which task it was.
 */
export async function retestFigures(
  db: Kysely<Database>,
  projectId: string,
  sessionId: string,
  now: Date,
): Promise<RetestFigure[]> {
  const place = (value: ReturnType<typeof sql>) =>
    sql`(select place from jsonb_array_elements(s.grades) with ordinality as x(grade, place) where (grade ->> 'value')::int = ${value})`
  const { rows } =
    await sql<Raw>`with asked as (select distinct n, person_id from calibration_retest where project_id = ${projectId} and session_id = ${sessionId}),
    voted as (select distinct on (v.n, v.person_id) v.person_id, abs(${place(sql`v.value`)} - ${place(sql`i.value`)}) <= i.tolerance as is_right
      from calibration_vote v join asked a on a.n = v.n and a.person_id = v.person_id join calibration_item i on i.project_id = v.project_id and i.session_id = v.session_id and i.n = v.n
        join project p on p.id = v.project_id join scale s on s.project_id = p.id and s.version = p.scale_version
      where v.project_id = ${projectId} and v.session_id = ${sessionId} and v.mode <> 'late' order by v.n, v.person_id, v.round, v.seq desc),
    tested as (select days, person_id, is_right, answered_at <= ${new Date(now.getTime() - coolingMs)} as is_told from calibration_retest
      where project_id = ${projectId} and session_id = ${sessionId})
    select 0 as days, count(*)::int as planned, count(is_right)::int as answers, count(*) filter (where is_right)::int as right, count(distinct person_id) filter (where is_right is not null)::int as people from voted
    union all select days, count(*)::int, count(*) filter (where is_told)::int, count(*) filter (where is_told and is_right)::int, count(distinct person_id) filter (where is_told)::int
      from tested group by days`.execute(db)
  return [0, ...retestDays].map((days) => {
    const row = rows.find((one) => one.days === days)
    const planned = row?.planned ?? 0
    const nothing = { days, planned, answers: null, right: null, share: null, low: null, high: null }
    if (!row || row.answers < enough || row.people < enoughPeople) return nothing
    const { answers, right } = row
    const { low, high } = skill({ total: answers, correct: right })
    return { ...nothing, answers, right, share: right / answers, low, high }
  })
}
