import { sql, type Transaction } from 'kysely'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { prepareGiving } from '../assign/giving.ts'
import { leaseOf } from '../assign/lease.ts'
import { loadSeeker } from '../assign/load-seeker.ts'
import type { Seeker } from '../assign/seeker.ts'
import { standings } from './facts.ts'
import { goldToAsk } from './may-ask.ts'
import { runningAttempt } from './running-attempt.ts'

type Trx = Transaction<Database>

interface Start {
  projectId: string
  personId: string
  language: string
  languages: string[]
  markets: string[]
  now: Date
  newId: () => string
}

/** Results for a test, drawn at random: first those that no earlier attempt of the person had; never what the person settled. */
async function draw(trx: Trx, seeker: Seeker, language: string, items: number): Promise<Map<string, string[]>> {
  const { rows } = await sql<{
    id: string
    task_id: string
  }>`select r.id, r.task_id from ${goldToAsk(seeker, 'qualification', language)}
    order by exists (select 1 from assignment a where a.project_id = g.project_id and a.person_id = ${seeker.personId} and a.purpose = 'qualification'
      and g.result_id = any(a.subset)), random() limit ${items}`.execute(trx)
  const tasks = new Map<string, string[]>()
  for (const { id, task_id } of rows) tasks.set(task_id, [...(tasks.get(task_id) ?? []), id])
  return tasks
}

/**
 * Begins a test and hands out all its tasks, or finds the one that runs, and answers its id. Requests of one person
 * come one after another, so that two at once use up one attempt. Throws `no-attempts`, or `conflict` where no test is to be done now.
 */
export async function startTest(trx: Trx, start: Start): Promise<string> {
  const { projectId, personId, language, now, newId } = start
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`.execute(trx)
  const standing = found((await standings(trx, projectId, personId)).find((row) => row.language === language))
  if (standing.gate === 'testing') return found(await runningAttempt(trx, start, language, 'qualification'))
  if (standing.gate === 'failed') throw new ApiError('no-attempts', 'All attempts at this test are used up.')
  if (standing.gate !== 'test' || standing.items === null || standing.passMark === null)
    throw new ApiError('conflict', 'There is no test for you to do in this language now.')
  const { languages, markets } = start
  const seeker = await loadSeeker(trx, { projectId, personId, languages, markets }, now)
  const tasks = await draw(trx, seeker, language, standing.items)
  if (tasks.size === 0) throw new ApiError('conflict', 'There is nothing in this test that you could be asked.')
  const id = newId()
  const asked = [...tasks.values()].flat().length
  const attempt = { project_id: projectId, id, person_id: personId, language, kind: 'qualification' as const }
  await trx
    .insertInto('attempt')
    .values({ ...attempt, state: 'running', asked, pass_mark: standing.passMark, started_at: now, ended_at: null })
    .execute()
  const lease = await leaseOf(trx, projectId)
  const giving = prepareGiving(seeker, { want: tasks.size, before: 0, lease, now, newId })
  const rows = [...tasks].map(([taskId, subset], place) =>
    giving.row(place, { taskId, purpose: 'qualification', subset, attemptId: id }),
  )
  await trx.insertInto('assignment').values(rows).execute()
  return id
}
