import { type Kysely, sql } from 'kysely'

/**
 * `undecided` names the results of a task that are still wanted, null means all. `active_ms` is how long a submitted sitting took, for the leases.
 */
const columns = `
alter table task add column undecided uuid[];
alter table assignment add column active_ms bigint;
update assignment a set active_ms = (select coalesce(sum(l.active_ms), 0) from label l where l.project_id = a.project_id and l.assignment_id = a.id) where a.state = 'submitted';
create index assignment_pace on assignment (project_id, submitted_at desc) where active_ms is not null;
`

/** A random twentieth of the tasks, by the hash of their ids, always goes to the largest overlap. */
const exhaustive = `
update task set exhaustive = ('x' || left(md5(id::text), 7))::bit(28)::int < 268435456 / 20 where exhaustive is distinct from (('x' || left(md5(id::text), 7))::bit(28)::int < 268435456 / 20);
`

/** Open tasks in the order they go out: of a project, of a language in it, of a language and market. */
const order = `
drop index task_open;
drop index task_open_language;
create index task_open on task (project_id, priority desc, least(done, 1) desc, position) where state = 'open' and held + done < overlap;
create index task_open_language on task (project_id, language, priority desc, least(done, 1) desc, position) where state = 'open' and held + done < overlap;
create index task_open_market on task (project_id, language, market, priority desc, least(done, 1) desc, position) where state = 'open' and held + done < overlap;
`

/** Handing out: leases by the project's speed, begun tasks first, results that are still undecided. */
export const assigning = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [columns, exhaustive, order]) await sql.raw(part).execute(db)
  },
}
