import { type Kysely, sql } from 'kysely'
import type { OwnAnswer, OwnSkills, PersonSkill, StandingState } from '#contract/gold.ts'
import type { Membership } from '#contract/people.ts'
import { groupBy } from '#core/group-by.ts'
import { skill } from '#core/skill.ts'
import type { Database } from '../../db/schema.ts'
import { isThere, shownQuery, shownTitle } from '../hold-back.ts'
import { pseudonyms } from '../pseudonyms.ts'
import { batchSize, coolingMs } from './list.ts'

interface Raw {
  person: string
  name: string
  language: string
  total: number
  correct: number
  state: StandingState
  since: Date | null
}

/**
 * The skill of everybody in every language they answered gold in, or stand otherwise than working in. Owners and trainers see
 * names; a reviewer sees pseudonyms, and not the own row: it would tell how the last answer fared.
 */
export async function skillsOf(
  db: Kysely<Database>,
  projectId: string,
  viewer: { personId: string; roles: Membership['roles'] },
): Promise<PersonSkill[]> {
  const { rows } =
    await sql<Raw>`with answered as (select person_id, language, count(*)::int as total, count(*) filter (where is_correct)::int as correct
      from gold_answer where project_id = ${projectId} and pool = 'production' group by person_id, language),
    stands as (select person_id, language, state, since from standing where project_id = ${projectId})
    select coalesce(a.person_id, s.person_id) as person, coalesce(u.name, '') as name, coalesce(a.language, s.language) as language, coalesce(a.total, 0) as total,
      coalesce(a.correct, 0) as correct, coalesce(s.state, 'working') as state, s.since
    from answered a full join stands s using (person_id, language) join person p on p.id = coalesce(a.person_id, s.person_id) left join auth_user u on u.id = p.user_id
    order by name, person, language`.execute(db)
  const byName = viewer.roles.some((role) => role === 'owner' || role === 'trainer')
  const masks = byName ? null : await pseudonyms(db, projectId)
  return rows
    .filter(({ person }) => byName || person !== viewer.personId)
    .map(({ person, name, language, total, correct, state, since }) => ({
      personId: byName ? person : null,
      name: masks ? (masks.get(person) ?? '') : name,
      language,
      ...{ total, correct, ...skill({ total, correct }) },
      state,
      since: since?.toISOString() ?? null,
    }))
}

type RawAnswer = Omit<OwnAnswer, 'at'> & { at: Date }

/**
 * A person's own answers on gold that is retired, a week old or more, in whole batches of twenty per project and language, in
 * the order they fell due; and the skill that follows from exactly these.
 */
export async function ownSkills(db: Kysely<Database>, personId: string, now: Date): Promise<OwnSkills> {
  const { rows } = await sql<RawAnswer>`with due as (select a.*, g.value as gold, g.tolerance, g.reason, g.clause,
        greatest(g.retired_at, a.at + ${coolingMs / 1000} * interval '1 second') as due
      from gold_answer a join gold g on g.project_id = a.project_id and g.result_id = a.result_id
      where a.person_id = ${personId} and a.pool = 'production' and g.retired_at is not null),
    numbered as (select due.*, row_number() over same as n, count(*) over (partition by project_id, language) as all_due
      from due where due <= ${now} window same as (partition by project_id, language order by due, result_id))
    select n.assignment_id as "assignmentId", n.project_id as "projectId", p.name as "projectName", n.language, ${shownQuery} as query,
      ${shownTitle} as title, n.value as own, n.gold, n.tolerance, n.is_correct as "isRight", n.reason, n.clause, n.at
    from numbered n join project p on p.id = n.project_id join result r on r.project_id = n.project_id and r.id = n.result_id
      join query q on q.project_id = r.project_id and q.id = r.query_id
    where ${isThere} and n.n <= n.all_due / ${batchSize} * ${batchSize} order by p.name, n.project_id, n.language, n.at desc, n.result_id`.execute(
    db,
  )
  const answers = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  const skills = [...groupBy(answers, ({ projectId, language }) => `${projectId}/${language}`).values()].flatMap(
    (own) => {
      const [first] = own
      if (!first) return []
      const tally = { total: own.length, correct: own.filter(({ isRight }) => isRight).length }
      const { projectId, projectName, language } = first
      return [{ projectId, projectName, language, ...tally, ...skill(tally) }]
    },
  )
  return { skills, answers }
}
