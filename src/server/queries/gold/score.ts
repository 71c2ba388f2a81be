import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { CheckedLabel } from '../check-labels.ts'

/** The place of a grade on `scale s`, from 1; null for what is no grade of it. */
const placeOf = (value: RawBuilder<unknown>) =>
  sql`(select place from jsonb_array_elements(s.grades) with ordinality as x(grade, place) where (grade ->> 'value')::int = ${value})`

/** Those labels that answer a retest, with what is right: as the gold says now, else as was settled. */
const retestAnswers = (
  personId: string,
  now: Date,
) => sql`select said.*, o.session_id, o.n, o.days, coalesce(g.value, o.value) as known, coalesce(g.tolerance, o.tolerance) as allowed
  from said join calibration_retest o on o.project_id = said.project_id and o.person_id = ${personId} and o.result_id = said.result_id
  left join gold g on g.project_id = said.project_id and g.result_id = said.result_id
  where o.answered_at is null and not o.given_up and o.due_at <= ${now}::timestamptz`

/**
 * Scores the labels that are a person's first word on a result with gold, before they are stored: one row per person and
 * result, ever. "Cannot judge" is a first word too and is not scored, nor is what follows it. An answer is right within the
 * gold's tolerance in scale positions. Not scored: those who settled the item and, in production, those who can read the gold.
 * Retests of calibrations are answered by the same first word. The same single statement runs for every batch, so that the time it takes tells nothing.
 */
export async function scoreGold(
  trx: Transaction<Database>,
  checked: CheckedLabel[],
  { personId, now }: { personId: string; now: Date },
): Promise<void> {
  const first = new Map<string, CheckedLabel>()
  for (const one of checked) {
    const key = `${one.assignment.project_id}/${one.resultId}`
    if (one.label.dimension === 'relevance' && !first.has(key)) first.set(key, one)
  }
  const rows = [...first.values()]
  await sql`with said as (select * from unnest(${rows.map(({ assignment }) => assignment.project_id)}::uuid[], ${rows.map(({ resultId }) => resultId)}::uuid[],
        ${rows.map(({ assignment }) => assignment.id)}::uuid[], ${rows.map(({ label }) => label.id)}::uuid[], ${rows.map(({ label }) => label.value)}::int[],
        ${rows.map(({ label }) => label.scaleVersion)}::int[]) as l(project_id, result_id, assignment_id, label_id, value, scale_version)),
    retested as (update calibration_retest x set assignment_id = l.assignment_id, answer = l.value, value = known.value, tolerance = known.tolerance, given_up = known.away is null,
        answered_at = case when known.away is not null then ${now}::timestamptz end, is_right = known.away <= known.tolerance
      from (${retestAnswers(personId, now)}) l, lateral (select l.known as value, l.allowed as tolerance, abs(${placeOf(sql`l.value`)} - ${placeOf(sql`l.known`)}) as away
        from scale s where s.project_id = l.project_id and s.version = l.scale_version) known
      where x.project_id = l.project_id and x.session_id = l.session_id and x.n = l.n and x.person_id = ${personId} and x.days = l.days)
    insert into gold_answer (project_id, person_id, result_id, assignment_id, label_id, pool, language, value, is_correct, at)
    select l.project_id, ${personId}, l.result_id, l.assignment_id, l.label_id, g.pool, t.language, l.value, abs(${placeOf(sql`l.value`)} - ${placeOf(sql`g.value`)}) <= g.tolerance, ${now}
    from said l join gold g on g.project_id = l.project_id and g.result_id = l.result_id and g.retired_at is null and g.scale_version = l.scale_version
      join result r on r.project_id = l.project_id and r.id = l.result_id join task t on t.project_id = r.project_id and t.id = r.task_id
      join scale s on s.project_id = l.project_id and s.version = l.scale_version
    where ${placeOf(sql`l.value`)} is not null and ${placeOf(sql`g.value`)} is not null and not ${personId}::uuid = any(g.settled_by)
      and not exists (select 1 from current_label c where c.project_id = l.project_id and c.result_id = l.result_id and c.person_id = ${personId} and c.dimension = 'relevance')
      and (g.pool <> 'production' or not (exists (select 1 from person p where p.id = ${personId} and p.server_owner)
        or exists (select 1 from membership m where m.project_id = l.project_id and m.person_id = ${personId} and m.roles && '{owner,trainer}')))
    on conflict do nothing`.execute(trx)
}
