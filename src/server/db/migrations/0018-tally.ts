import { type Kysely, sql } from 'kysely'

/**
 * How many labels are in force, by who gave them, language, dimension and kind; kept by triggers, so that pages need not count a million rows. The two moments
 * are those of the first and the last label that was ever counted there.
 */
const tally = `
create table label_tally (project_id uuid not null references project(id), rater_id uuid not null, is_person boolean not null, language text not null, dimension text not null, kind text not null,
  labels int not null, first_at timestamptz not null, last_at timestamptz not null, primary key (project_id, rater_id, language, dimension, kind));
create function tally_labels() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    insert into label_tally select l.project_id, coalesce(l.person_id, l.source_id), l.person_id is not null, q.language, l.dimension, l.kind, count(*)::int, min(l.at), max(l.at)
      from fresh l join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
      group by 1, 2, 3, 4, 5, 6 order by 2, 4, 5, 6
      on conflict (project_id, rater_id, language, dimension, kind) do update set labels = label_tally.labels + excluded.labels,
        first_at = least(label_tally.first_at, excluded.first_at), last_at = greatest(label_tally.last_at, excluded.last_at);
  elsif tg_op = 'DELETE' then
    insert into label_tally select l.project_id, coalesce(l.person_id, l.source_id), l.person_id is not null, q.language, l.dimension, l.kind, -count(*)::int, min(l.at), max(l.at)
      from gone l join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
      group by 1, 2, 3, 4, 5, 6 order by 2, 4, 5, 6
      on conflict (project_id, rater_id, language, dimension, kind) do update set labels = label_tally.labels + excluded.labels;
  else
    insert into label_tally select l.project_id, coalesce(l.person_id, l.source_id), l.person_id is not null, q.language, l.dimension, l.kind, sum(l.sign)::int, min(l.at), max(l.at)
      from (select 1 as sign, n.project_id, n.person_id, n.source_id, n.result_id, n.dimension, n.kind, n.at from fresh n
        union all select -1, o.project_id, o.person_id, o.source_id, o.result_id, o.dimension, o.kind, o.at from gone o) l
      join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
      group by 1, 2, 3, 4, 5, 6 order by 2, 4, 5, 6
      on conflict (project_id, rater_id, language, dimension, kind) do update set labels = label_tally.labels + excluded.labels, last_at = greatest(label_tally.last_at, excluded.last_at);
  end if;
  return null; end $$;
create trigger current_label_came after insert on current_label referencing new table as fresh for each statement execute function tally_labels();
create trigger current_label_went after delete on current_label referencing old table as gone for each statement execute function tally_labels();
create trigger current_label_changed after update on current_label referencing new table as fresh old table as gone for each statement execute function tally_labels();
create function count_labels(project uuid) returns table (project_id uuid, rater_id uuid, is_person boolean, language text, dimension text, kind text, labels int, first_at timestamptz, last_at timestamptz)
language sql stable as $$
  select l.project_id, coalesce(l.person_id, l.source_id), l.person_id is not null, q.language, l.dimension, l.kind, count(*)::int, min(l.at), max(l.at)
  from current_label l join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
  where project is null or l.project_id = project group by 1, 2, 3, 4, 5, 6
$$;
insert into label_tally select * from count_labels(null);
`

/** Labels in force, counted as they come and go. */
export const tallying = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(tally).execute(db)
  },
}
