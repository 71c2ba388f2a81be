import { type RawBuilder, sql } from 'kysely'

/** The categories that content `r` of query `q` carries: of the source, of models, of the query; as an array. */
export const categoriesOf = sql`array(select distinct c from (select unnest(r.categories) as c union select unnest(q.categories)
  union select f ->> 'category' from jsonb_array_elements(r.predicted) f) k where c is not null)`

/** Labels `l` that count of masked results `r`, with the level they were decided at and their category `c`; a condition may follow. */
export const decidedAt = (where: RawBuilder<unknown>) =>
  sql`from current_label w join label l on l.project_id = w.project_id and l.id = w.label_id join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
    cross join lateral unnest(${categoriesOf}) c
    where w.dimension in ('relevance', 'safety') and w.kind <> 'retraction' and l.reveal_level is not null and r.treatment in ('T2', 'T3', 'T4') and ${where}`
