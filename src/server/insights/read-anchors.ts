import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import { isThere } from '../queries/hold-back.ts'
import { takesPart } from './read-votes.ts'

/** One grade on an anchor, on the scale in force. */
export interface AnchorGrade {
  anchor: string
  resultId: string
  sessionId: string | null
  language: string
  rater: string
  isSource: boolean
  value: number
}

/** Most anchors that are worked with. */
const mostAnchors = 2000

/** The language that voter `v` works in: the only one of the membership, else the one of most of their tasks, else that of the item. */
const worksIn = sql`coalesce((select m.languages[1] from membership m where m.project_id = v.project_id and m.person_id = v.person_id and cardinality(m.languages) = 1),
  (select t.language from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id where a.project_id = v.project_id and a.person_id = v.person_id
    group by t.language order by count(*) desc, t.language limit 1), q.language)`

/**
 * Grades on what was judged in several languages: documents with the same id under queries with the same given id in other languages, and
 * items that a calibration settled, by the first blind votes, each in the language that its voter works in.
 */
export async function readAnchors(db: Kysely<Database>, projectId: string): Promise<AnchorGrade[]> {
  const { rows } =
    await sql<AnchorGrade>`with shared as (select q.external_id as query, r.external_id as doc from query q
        join result r on r.project_id = q.project_id and r.query_id = q.id and r.form = 'document' and ${isThere}
      where q.project_id = ${projectId} and q.given_id group by 1, 2 having count(distinct q.language) > 1 order by md5(q.external_id || r.external_id) limit ${mostAnchors}),
    voted as (select distinct on (v.session_id, v.n, v.person_id) v.session_id, v.n, v.person_id, v.value, i.result_id, ${worksIn} as language
      from calibration_vote v join calibration_item i on i.project_id = v.project_id and i.session_id = v.session_id and i.n = v.n and i.settled_at is not null
        join result r on r.project_id = i.project_id and r.id = i.result_id and ${isThere} join query q on q.project_id = r.project_id and q.id = r.query_id
      where v.project_id = ${projectId} and v.mode <> 'late' order by v.session_id, v.n, v.person_id, v.round, v.seq desc)
    select s.query || chr(31) || s.doc as anchor, r.id as "resultId", null::uuid as "sessionId", q.language, coalesce(l.person_id, l.source_id) as rater, l.source_id is not null as "isSource", l.value
    from shared s join query q on q.project_id = ${projectId} and q.external_id = s.query and q.given_id
      join result r on r.project_id = q.project_id and r.query_id = q.id and r.external_id = s.doc and r.form = 'document' and ${isThere}
      join project p on p.id = q.project_id
      join current_label l on l.project_id = r.project_id and l.result_id = r.id and l.dimension = 'relevance' and l.kind = 'value' and l.scale_version = p.scale_version
      left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id left join source c on c.project_id = l.project_id and c.id = l.source_id
    where ${takesPart}
    union all select 'session' || chr(31) || session_id || chr(31) || n, result_id, session_id, language, person_id, false, value from voted where value is not null
    order by 1, 4, 5, 2`.execute(db)
  return rows
}
