import { type RawBuilder, sql } from 'kysely'

/**
 * Whether what is judged (a result `r` with a task) cannot be: it is treated TX, or nothing is left of the pair, the lists or the page. Null for a
 * query's own row, which stands and falls with the others.
 */
export const isGone: RawBuilder<boolean | null> = sql`(case r.form when 'query' then null
  when 'page' then not exists (select 1 from result d where d.project_id = r.project_id and d.task_id = r.task_id and d.form = 'document' and d.treatment <> 'TX')
  when 'sides' then (select count(distinct m.side) from result_member m join result d on d.project_id = m.project_id and d.id = m.result_id
    where m.project_id = r.project_id and m.subject_id = r.id and d.treatment <> 'TX') < 2
  when 'pair' then exists (select 1 from result_member m join result d on d.project_id = m.project_id and d.id = m.result_id
    where m.project_id = r.project_id and m.subject_id = r.id and d.treatment = 'TX')
  else r.treatment = 'TX' end)`

/** Whether the seed of `task t`'s query may not be shown: then none of its results can be judged. */
const isSeedGone: RawBuilder<boolean> = sql`exists (select 1 from result s where s.project_id = t.project_id and s.query_id = t.query_id and s.form = 'seed' and s.treatment = 'TX')`

/**
 * Of what `task t` still asks for (its results, less those outside of `subset`) something is gone and nothing is left. With a person, what is
 * never shown to them again is gone too.
 */
export function isEmptied(
  subset: RawBuilder<unknown>,
  personId: RawBuilder<unknown> | null = null,
): RawBuilder<boolean> {
  const gone = personId ? sql`(${isGone} or (r.form <> 'query' and ${isNever(personId)}))` : isGone
  return sql`(${isSeedGone} or coalesce((select bool_and(${gone}) from result r where r.project_id = t.project_id and r.task_id = t.id
    and (${subset} is null or r.id = any(${subset}))), false))`
}

/**
 * Whether result `r` was hidden from everybody and shown again since the sitting `a` was given: whoever has it may have been shown it without,
 * so it is not asked of them.
 */
export const cameBack: RawBuilder<boolean> = sql`exists (select 1 from quarantine z where z.content_key = r.content_key and z.state in ('restored', 'undone') and z.decided_at >= a.created_at)`

/** What a person has reported is never shown to them again: whether that goes for result `r`, or for a part of it. */
export function isNever(personId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select 1 from never_again n where n.person_id = ${personId} and (n.content_key = r.content_key
    or (r.form in ('pair', 'sides') and n.content_key in (select d.content_key from result_member m join result d on d.project_id = m.project_id and d.id = m.result_id
      where m.project_id = r.project_id and m.subject_id = r.id))))`
}
