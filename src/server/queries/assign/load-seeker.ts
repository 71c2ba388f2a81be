import { type Kysely, sql } from 'kysely'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { type DueRetest, dueRetests, retestShare, retestTasks } from '../calibration/retest-tasks.ts'
import { mayBeGated, standings } from '../course/facts.ts'
import { maskedWork } from './masked-work.ts'
import type { Seeker } from './seeker.ts'

/** Reads what keeps work from a person. */
export async function loadSeeker(
  db: Kysely<Database>,
  who: Pick<Seeker, 'projectId' | 'personId' | 'languages' | 'markets'>,
  /** The moment of asking; null where today's limits are of no matter. */
  now: Date | null,
): Promise<Seeker> {
  const { projectId, personId } = who
  const { rows } = await sql<
    Pick<Seeker, 'isIdle' | 'isGated' | 'authors' | 'optOuts' | 'hasNever'> & {
      ofProject: string[]
      isMasked: boolean
      /** Null for whoever can read the gold. */
      goldShare: number | null
      due: DueRetest[]
    }
  >`select
      p.languages as "ofProject", p.state not in ('pilot', 'production') as "isIdle", ${mayBeGated(personId)} as "isGated",
      (select case when not w.server_owner and not m.roles && '{owner,trainer}' then p.gold_share end
        from membership m join person w on w.id = m.person_id where m.project_id = p.id and m.person_id = ${personId}) as "goldShare",
      ${dueRetests(personId, now)} as due,
      array(select lower(author) from own_author where person_id = ${personId}) as authors,
      array(select category from opt_out where person_id = ${personId}) as "optOuts",
      exists (select 1 from never_again where person_id = ${personId}) as "hasNever",
      exists (select 1 from task where project_id = p.id and hardest not in ('T0', 'T1')) as "isMasked"
    from project p where p.id = ${projectId}`.execute(db)
  const { ofProject, isMasked, goldShare, due, ...row } = found(rows[0])
  const gates = row.isGated ? await standings(db, projectId, personId) : []
  const barred = gates.filter(({ gate }) => gate !== 'open').map(({ language }) => language)
  const languages = who.languages.length > 0 ? who.languages : ofProject
  const masked = isMasked && now ? await maskedWork(db, personId, now) : null
  const spoken = languages.filter((language) => !barred.includes(language))
  const seeker = { ...who, ...row, masked, barred, spoken, goldShare: goldShare ?? 0, retests: [] }
  if (due.length === 0 || goldShare === null) return seeker
  const retests = await retestTasks(db, seeker, due)
  return { ...seeker, retests, goldShare: goldShare === 0 && retests.length > 0 ? retestShare : goldShare }
}
