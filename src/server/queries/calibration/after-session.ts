import { sql, type Transaction } from 'kysely'
import { retestDays } from '#contract/calibration-words.ts'
import type { Database } from '../../db/schema.ts'
import { keepFromGold } from './settle-gold.ts'

/** Most items of a session that one person is asked about again. */
const mostRetests = 20

/** A session that has ended, or ended for one person who took it alone. */
interface Ending {
  projectId: string
  sessionId: string
  now: Date
  /** Whose end it is; all who voted where nobody is named. */
  personId?: string
}

/**
 * What follows at the end of a session: retests of the items that were settled with a grade, for all who voted on them, some days from now.
 * Those who can read the gold are asked nothing. Gold of the session is kept from everybody who took part. Called twice it does no more.
 */
export async function afterSession(
  trx: Transaction<Database>,
  { projectId, sessionId, now, personId }: Ending,
): Promise<void> {
  const whose = personId ? sql`and v.person_id = ${personId}` : sql``
  const { rows } = await sql<{
    id: string
  }>`select distinct v.person_id as id from calibration_vote v where v.project_id = ${projectId} and v.session_id = ${sessionId} ${whose}
    order by 1`.execute(trx)
  for (const { id } of rows) await keepFromGold(trx, { projectId, sessionId, personId: id })
  await sql`with voted as (select distinct v.n, v.person_id from calibration_vote v where v.project_id = ${projectId} and v.session_id = ${sessionId} ${whose}),
    numbered as (select i.n, v.person_id, row_number() over (partition by v.person_id order by md5(i.result_id::text || v.person_id::text)) as place from calibration_item i
      join voted v on v.n = i.n join person w on w.id = v.person_id and not w.server_owner
      join membership m on m.project_id = i.project_id and m.person_id = v.person_id and not m.roles && '{owner,trainer}'
      where i.project_id = ${projectId} and i.session_id = ${sessionId} and i.settled_at is not null and i.value is not null)
    insert into calibration_retest (project_id, session_id, n, person_id, days, due_at)
    select ${projectId}, ${sessionId}, n, person_id, days, ${now}::timestamptz + days * interval '1 day' from numbered cross join unnest(${[...retestDays]}::int[]) as d(days)
    where place <= ${mostRetests} on conflict do nothing`.execute(trx)
}
