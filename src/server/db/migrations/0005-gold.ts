import { type Kysely, sql } from 'kysely'

/**
 * Gold in the work: how many tasks a person was handed (\`turns\`), the secret that decides which of them are gold (\`draw_seed\`), after how many answers an item
 * retires, why it did, and the way from a person to the gold they answered.
 */
const columns = `
alter table project add column gold_retire_after int not null default 30 check (gold_retire_after between 1 and 10000);
alter table membership add column turns int not null default 0, add column draw_seed text not null default replace(gen_random_uuid()::text, '-', '');
alter table gold add column batch uuid, add column retired_why text check (retired_why in ('by-hand','answered','clause'));
create index assignment_task on assignment (project_id, task_id, person_id);
create index gold_answer_person on gold_answer (person_id, project_id, language);
`

/** Gold hidden among the work, and its retirement. */
export const gold = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(columns).execute(db)
  },
}
