import { type Kysely, sql } from 'kysely'
import type { SessionReport } from '#contract/calibration-plan.ts'
import type { Figure } from '#contract/insights.ts'
import { agreementSteps, type Said } from '#core/calibration/report.ts'
import type { Database } from '../../db/schema.ts'
import { inTurns } from '../../insights/turns.ts'
import type { SessionKey } from '../../room/read-room.ts'

/** Agreement before a session and in it. */
export type SessionAgreement = Pick<SessionReport, 'before' | 'votes'>

interface Session {
  phase: SessionReport['phase']
  asks: SessionReport['asks']
  began_at: Date | null
  report: SessionAgreement | null
}

interface Read {
  isLead: boolean
  grades: readonly number[]
  /** The blind votes with a grade. */
  said: readonly Said[]
}

/** Of two people, how much they agree tells one what the other said: the work of others is told of to those who lead alone. */
const untold: Figure = { value: null, low: null, high: null, reason: 'no-pairs' }

/** Agreement of those who have a seat, in their work on the project until the session began: ordinal alpha over the results that two of them had graded, or judged for safety. */
async function agreementBefore(
  db: Kysely<Database>,
  { projectId, sessionId }: SessionKey,
  { began_at, asks }: Session,
  grades: readonly number[],
): Promise<Figure> {
  const { rows } = await sql<{
    unit: string
    rater: string
    value: number
  }>`select distinct on (l.result_id, l.person_id) l.result_id::text as unit, l.person_id::text as rater, l.value
    from label l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose = 'production'
    where l.project_id = ${projectId} and l.dimension = ${asks === 'safety' ? 'safety' : 'relevance'} and l.kind = 'value' and l.received_at < ${began_at ?? new Date(8.64e15)}
      and l.person_id in (select person_id from calibration_seat where project_id = ${projectId} and session_id = ${sessionId})
    order by l.result_id, l.person_id, l.seq desc limit 200000`.execute(db)
  return inTurns(agreementSteps(rows, grades))
}

/** Agreement before a session and in its blind votes. Once the session is over it is worked out once more and kept, whatever becomes of seats and scale. */
export async function sessionAgreement(
  db: Kysely<Database>,
  key: SessionKey,
  session: Session,
  { isLead, grades, said }: Read,
): Promise<SessionAgreement> {
  const { phase, report } = session
  if (isLead && report) return report
  const found: SessionAgreement = {
    before: isLead ? await agreementBefore(db, key, session, grades) : untold,
    votes: await inTurns(agreementSteps(said, grades)),
  }
  if (isLead && phase === 'summary')
    await db
      .updateTable('calibration_session')
      .set({ report: JSON.stringify(found) })
      .where('project_id', '=', key.projectId)
      .where('id', '=', key.sessionId)
      .where('report', 'is', null)
      .execute()
  return found
}
