import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Giving } from '../assign/giving.ts'
import type { Seeker } from '../assign/seeker.ts'
import { goldToAsk } from './may-ask.ts'
import { runningAttempt } from './running-attempt.ts'

type Trx = Transaction<Database>

/** The running round of a person's course in a language; a new one where there is none. */
async function roundOf(trx: Trx, seeker: Seeker, language: string, giving: Giving): Promise<string> {
  const running = await runningAttempt(trx, seeker, language, 'training')
  if (running) return running
  const { projectId, personId } = seeker
  const id = giving.newId()
  const round = { project_id: projectId, id, person_id: personId, language, kind: 'training' as const }
  await trx
    .insertInto('attempt')
    .values({ ...round, state: 'running', started_at: giving.now, ended_at: null })
    .execute()
  return id
}

/**
 * Hands out up to `want` tasks of a person's course in a language, each once a round, and answers the assignments' ids: the
 * results of the task that are gold of the course and that the person did not settle. `before` places of the round are taken. The caller holds the person's lock.
 */
export async function nextTraining(
  trx: Trx,
  seeker: Seeker,
  { language, want, before, giving }: { language: string; want: number; before: number; giving: Giving },
): Promise<string[]> {
  const attemptId = await roundOf(trx, seeker, language, giving)
  const { rows } = await sql<{
    task_id: string
    subset: string[]
  }>`select t.id as task_id, array_agg(r.id::text order by r.id) as subset
    from ${goldToAsk(seeker, 'training', language)}
      and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${seeker.personId} and a.attempt_id = ${attemptId})
    group by t.id, t.position order by t.position limit ${want}`.execute(trx)
  if (rows.length === 0) return []
  const assignments = rows.map(({ task_id, subset }, place) =>
    giving.row(before + place, { taskId: task_id, purpose: 'training', subset, attemptId }),
  )
  await trx.insertInto('assignment').values(assignments).execute()
  return assignments.map(({ id }) => id)
}
