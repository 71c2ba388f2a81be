import { type Kysely, sql, type Transaction } from 'kysely'
import type { AttemptView } from '#contract/training.ts'
import { clausesToRead, courseState, isRight, testPassed } from '#core/course.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { notOptedOut, notOwn } from '../assign/free.ts'
import { loadSeeker } from '../assign/load-seeker.ts'
import { notify } from '../notify.ts'
import { clauseTitles } from './clauses.ts'
import { poolResults, standings } from './facts.ts'
import { letWork } from './standing.ts'
import { type Notifying, tellTrainers } from './trainers.ts'

type Trx = Transaction<Database>

interface Attempt {
  project_id: string
  id: string
  person_id: string
  language: string
  kind: 'training' | 'qualification'
  asked: number
  pass_mark: number
}

/** The values of the project's scale now, for `isRight`. */
export async function scaleValues(db: Kysely<Database>, projectId: string): Promise<number[]> {
  const { rows } = await sql<{ value: number }>`select (g ->> 'value')::int as value from project p
    join scale s on s.project_id = p.id and s.version = p.scale_version, jsonb_array_elements(s.grades) g where p.id = ${projectId}`.execute(
    db,
  )
  return rows.map(({ value }) => value)
}

async function end(
  trx: Trx,
  attempt: Attempt,
  state: 'passed' | 'failed',
  now: Date,
  more: object = {},
): Promise<void> {
  await trx
    .updateTable('attempt')
    .set({ state, ended_at: now, ...more })
    .where('project_id', '=', attempt.project_id)
    .where('id', '=', attempt.id)
    .execute()
}

/** Looks whether a course or a test has ended with the task just submitted, and what follows from it. */
export async function closeAttempt(
  trx: Trx,
  { projectId, attemptId, now, newId }: { projectId: string; attemptId: string; now: Date; newId: () => string },
): Promise<void> {
  const { rows } = await sql<Attempt>`select project_id, id, person_id, language, kind, asked, pass_mark from attempt
    where project_id = ${projectId} and id = ${attemptId} and state = 'running' for update`.execute(trx)
  const attempt = rows[0]
  if (!attempt) return
  const about = { projectId, personId: attempt.person_id, language: attempt.language, now, newId }
  await (attempt.kind === 'training' ? closeRound(trx, attempt, about) : closeTest(trx, attempt, about))
}

async function closeRound(trx: Trx, attempt: Attempt, about: Notifying): Promise<void> {
  const { projectId, personId, language, now, newId } = about
  const { rows: answers } = await sql<{ is_right: boolean }>`select is_right from course_answer
    where project_id = ${projectId} and attempt_id = ${attempt.id} order by seq`.execute(trx)
  const seeker = await loadSeeker(trx, { projectId, personId, languages: [], markets: [] }, now)
  const { rows } = await sql<{
    open: number
    mark: number
    width: number
  }>`select p.course_pass_mark as mark, p.course_window as width,
      (select count(*)::int ${poolResults} and g.project_id = p.id and g.pool = 'training' and t.language = ${language} and not ${personId} = any(g.settled_by)
        and ${notOwn(seeker)} and ${notOptedOut(seeker)}
        and not exists (select 1 from course_answer c where c.project_id = p.id and c.attempt_id = ${attempt.id} and c.result_id = g.result_id)) as open
    from project p where p.id = ${projectId}`.execute(trx)
  const { open, mark, width } = found(rows[0])
  const right = answers.map(({ is_right }) => is_right)
  const state = courseState(right, right.length + open, { passMark: mark, window: width })
  const counts = { asked: right.length, correct: right.filter(Boolean).length }
  if (state === 'running') {
    await trx
      .updateTable('attempt')
      .set(counts)
      .where('project_id', '=', projectId)
      .where('id', '=', attempt.id)
      .execute()
    return
  }
  await end(trx, attempt, state, now, counts)
  if (state === 'failed') return tellTrainers(trx, { ...about, kind: 'course-again' })
  // What was handed out and not begun is of no use any more.
  await sql`update assignment set state = 'returned' where project_id = ${projectId} and attempt_id = ${attempt.id}
    and state <> 'submitted'`.execute(trx)
  await letWork(trx, { projectId, personId, language, reason: '', isQualified: false, now })
  await notify(trx, { id: newId(), personId, projectId, kind: 'course-passed', at: now, detail: { language } })
}

async function closeTest(trx: Trx, attempt: Attempt, about: Notifying): Promise<void> {
  const { projectId, personId, language, now, newId } = about
  const { rows } = await sql<{
    open: boolean
    own: number | null
    value: number
    tolerance: number
    clause: string | null
    gone: boolean
  }>`
    select a.state <> 'submitted' as open, r.treatment = 'TX' as gone, l.value as own, g.value, g.tolerance, g.clause from assignment a cross join lateral unnest(a.subset) as item
    join gold g on g.project_id = a.project_id and g.result_id = item join result r on r.project_id = a.project_id and r.id = item
    left join current_label l on l.project_id = a.project_id and l.result_id = item and l.by = a.id and l.dimension = 'relevance' and l.kind = 'value'
    where a.project_id = ${projectId} and a.attempt_id = ${attempt.id}`.execute(trx)
  if (rows.some(({ open }) => open)) return
  const scale = await scaleValues(trx, projectId)
  // What was hidden from everybody meanwhile counts neither way.
  const asked = rows.filter(({ gone }) => !gone)
  const missed = asked.filter(({ own, value, tolerance }) => !isRight(scale, own, value, tolerance))
  const correct = asked.length - missed.length
  const passed = testPassed(correct, attempt.asked - (rows.length - asked.length), attempt.pass_mark)
  const clauses = passed ? [] : clausesToRead(missed.map(({ clause }) => clause))
  await end(trx, attempt, passed ? 'passed' : 'failed', now, { correct, clauses })
  if (passed) await letWork(trx, { projectId, personId, language, reason: '', isQualified: true, now })
  const standing = (await standings(trx, projectId, personId)).find((row) => row.language === language)
  const attemptsLeft = standing?.attemptsLeft ?? 0
  const titles = await clauseTitles(trx, { projectId, personId, language }, clauses)
  const detail = passed ? { language } : { language, attemptsLeft, clauses: titles }
  await notify(trx, { id: newId(), personId, projectId, kind: passed ? 'test-passed' : 'test-failed', at: now, detail })
  if (!passed && attemptsLeft === 0) await tellTrainers(trx, { ...about, kind: 'test-used-up' })
}

/** An own attempt as its person may see it: never a count of what was right. Throws 404. */
export async function attemptView(
  db: Kysely<Database>,
  { projectId, personId, attemptId }: { projectId: string; personId: string; attemptId: string },
): Promise<AttemptView> {
  const row = found(
    await db
      .selectFrom('attempt')
      .select(['id', 'kind', 'language', 'state', 'clauses'])
      .where('project_id', '=', projectId)
      .where('id', '=', attemptId)
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  )
  const standing = (await standings(db, projectId, personId)).find(({ language }) => language === row.language)
  return {
    ...row,
    attemptsLeft: row.kind === 'qualification' ? (standing?.attemptsLeft ?? 0) : 0,
    clauses: await clauseTitles(db, { projectId, personId, language: row.language }, row.clauses),
  }
}
