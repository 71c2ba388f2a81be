import { type Kysely, sql } from 'kysely'
import { type Gate, gateOf } from '#core/course.ts'
import type { Database } from '../../db/schema.ts'

/** Where one person stands in one language of a project. */
export interface CourseFacts {
  personId: string
  name: string
  language: string
  requireTraining: boolean
  requireQualification: boolean
  standing: 'training' | 'working' | 'paused' | null
  reason: string
  qualifiedAt: Date | null
  /** Results in the pools of the language. */
  course: number
  pool: number
  /** Results a test asks for; null where no test is set. */
  items: number | null
  passMark: number | null
  attempts: number
  attemptsLeft: number
  isTesting: boolean
  /** The latest round of the course: first answers, and how many were right. */
  answers: number
  right: number
  rounds: number
}

/** A person's place before a language, with what it follows from. */
export type Standing = CourseFacts & { gate: Gate }

/** What a query reads gold in force from, with its results and tasks. */
export const poolResults = sql`from gold g join result r on r.project_id = g.project_id and r.id = g.result_id
  join task t on t.project_id = r.project_id and t.id = r.task_id where g.retired_at is null and r.treatment <> 'TX'`

/** The condition that `project p` may hold a person up at all: what most projects answer with no. */
export const mayBeGated = (personId: string) => sql`(p.require_training or p.require_qualification
  or exists (select 1 from standing s where s.project_id = p.id and s.person_id = ${personId} and s.state <> 'working'))`

/** Results of a pool that person `w` can be asked: all but those that they settled. */
const inPool = (pool: 'training' | 'qualification') =>
  sql`coalesce((select sum(n)::int from pool where pool = ${pool} and language = w.language and not w.person_id = any(settled_by)), 0)`

/** Every annotator of a project, or this one, in each language they work in: facts and what comes before the work. */
export async function standings(
  db: Kysely<Database>,
  projectId: string,
  personId: string | null = null,
): Promise<Standing[]> {
  const { rows } = await sql<Omit<CourseFacts, 'attemptsLeft'> & { allowed: number | null }>`
    with pool as (select t.language, g.pool, g.settled_by, count(*)::int as n ${poolResults} and g.project_id = ${projectId} and g.pool <> 'production' group by 1, 2, 3),
      language as (select unnest(languages) as language from project where id = ${projectId} union select language from pool),
      who as (select m.person_id, l.language from membership m cross join language l where m.project_id = ${projectId} and 'annotator' = any(m.roles)
        and (${personId}::uuid is null or m.person_id = ${personId}::uuid) and (m.languages = '{}' or l.language = any(m.languages)))
    select w.person_id as "personId", coalesce(u.name, '') as name, w.language, p.require_training as "requireTraining", p.require_qualification as "requireQualification",
      s.state as standing, coalesce(s.reason, '') as reason, s.qualified_at as "qualifiedAt",
      ${inPool('training')} as course,
      ${inPool('qualification')} as pool,
      q.items, q.pass_mark as "passMark", test.attempts, test.testing as "isTesting",
      q.attempts + (select count(*)::int from extra_attempt x where x.project_id = p.id and x.person_id = w.person_id and x.language = w.language) as allowed,
      coalesce(round.asked, 0) as answers, coalesce(round.correct, 0) as right, coalesce(round.n, 0) as rounds
    from who w join project p on p.id = ${projectId} join person m on m.id = w.person_id left join auth_user u on u.id = m.user_id
    left join standing s on s.project_id = p.id and s.person_id = w.person_id and s.language = w.language
    left join qualification q on q.project_id = p.id and q.language = w.language
    cross join lateral (select count(*)::int as attempts, coalesce(bool_or(state = 'running'), false) as testing from attempt a
      where a.project_id = p.id and a.person_id = w.person_id and a.language = w.language and a.kind = 'qualification') test
    left join lateral (select a.asked, a.correct, count(*) over ()::int as n from attempt a where a.project_id = p.id and a.person_id = w.person_id
      and a.language = w.language and a.kind = 'training' order by a.started_at desc, a.id desc limit 1) round on true
    order by name, w.person_id, w.language`.execute(db)
  return rows.map(({ allowed, ...row }) => {
    const facts = { ...row, attemptsLeft: Math.max(0, (allowed ?? 0) - row.attempts) }
    return { ...facts, gate: gateOfFacts(facts) }
  })
}

function gateOfFacts(facts: CourseFacts): Gate {
  return gateOf({
    ...{ requireTraining: facts.requireTraining, requireQualification: facts.requireQualification },
    standing: facts.standing && { state: facts.standing, isQualified: facts.qualifiedAt !== null },
    course: facts.course,
    hasTest: facts.items !== null && (facts.pool > 0 || facts.isTesting),
    isTesting: facts.isTesting,
    attemptsLeft: facts.attemptsLeft,
  })
}
