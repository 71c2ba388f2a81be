import { sql } from 'kysely'

/**
 * A person's labels that a reviewer decided on, as a table expression: of each sitting with a result, the label in force when
 * the decision in force was made. Corrections made afterwards are no part of it, and neither are labels that came after:
 * whoever gets a result that was decided on before hears nothing of it, whatever the sitting is for. So gold that
 * came out of a decision looks like anything that nobody has decided on.
 */
export const decidedLabels = (
  personId: string,
) => sql`(select distinct on (l.project_id, l.assignment_id, l.result_id) l.project_id, l.assignment_id, l.result_id, l.person_id, l.kind,
    l.value as own, s.value as decided, s.clause, s.reason, s.at, a.task_id
  from label l join settled s on s.project_id = l.project_id and s.result_id = l.result_id and l.received_at <= s.at
  join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose in ('production', 'gold')
  where l.dimension = 'relevance' and l.person_id = ${personId} order by l.project_id, l.assignment_id, l.result_id, l.seq desc)`
