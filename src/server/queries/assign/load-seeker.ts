import { type Kysely, sql } from 'kysely'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
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
    Pick<Seeker, 'isIdle' | 'isGated' | 'goldShare' | 'authors' | 'optOuts' | 'hasNever'> & {
      ofProject: string[]
      isMasked: boolean
    }
  >`select
      p.languages as "ofProject", p.state not in ('pilot', 'production') as "isIdle", ${mayBeGated(personId)} as "isGated",
      coalesce((select case when w.server_owner or m.roles && '{owner,trainer}' then 0 else p.gold_share end
        from membership m join person w on w.id = m.person_id where m.project_id = p.id and m.person_id = ${personId}), 0) as "goldShare",
      array(select lower(author) from own_author where person_id = ${personId}) as authors,
      array(select category from opt_out where person_id = ${personId}) as "optOuts",
      exists (select 1 from never_again where person_id = ${personId}) as "hasNever",
      exists (select 1 from task where project_id = p.id and hardest not in ('T0', 'T1')) as "isMasked"
    from project p where p.id = ${projectId}`.execute(db)
  const { ofProject, isMasked, ...row } = found(rows[0])
  const gates = row.isGated ? await standings(db, projectId, personId) : []
  const barred = gates.filter(({ gate }) => gate !== 'open').map(({ language }) => language)
  const languages = who.languages.length > 0 ? who.languages : ofProject
  const masked = isMasked && now ? await maskedWork(db, personId, now) : null
  return { ...who, ...row, masked, barred, spoken: languages.filter((language) => !barred.includes(language)) }
}
