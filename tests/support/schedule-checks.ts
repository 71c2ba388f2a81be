import { type Kysely, sql } from 'kysely'
import type { NextTasksAnswer } from '#contract/labelling.ts'
import type { Database } from '#server/db/schema.ts'

type Db = Kysely<Database>

/** Whether result `r` is shown to the person of `a`: not hidden from everybody, and never reported by them. */
const isAsked = sql`r.treatment <> 'TX' and not exists (select 1 from never_again n where n.person_id = a.person_id and n.content_key = r.content_key)`

async function wrong(db: Db, what: string, query: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await query.execute(db)
  if (rows.length > 0) throw new Error(`${what}: ${JSON.stringify(rows.slice(0, 3))}`)
}

/** Places taken by task; no task has more than its overlap, unless it had them before. */
export async function checkPlaces(
  db: Db,
  projectId: string,
  before: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string
    places: number
    overlap: number
  }>`select id, held + done as places, overlap from task where project_id = ${projectId}`.execute(db)
  for (const { id, places, overlap } of rows)
    if (places > overlap && places > (before.get(id) ?? 0)) throw new Error(`task ${id} has ${places} of ${overlap}`)
  return new Map(rows.map(({ id, places }) => [id, places]))
}

/** The counters equal the assignments, nobody has a task twice, and surplus is one thing for a sitting and its labels. */
export async function checkCounters(db: Db, projectId: string): Promise<void> {
  await wrong(
    db,
    'counters differ from the assignments',
    sql`select t.id, t.held, t.done, c.* from task t cross join lateral (select count(*) filter (where a.state in ('active', 'deferred')) as holding,
        count(*) filter (where a.state = 'submitted' and not a.freed) as submitted from assignment a where a.project_id = t.project_id and a.task_id = t.id
        and a.purpose = 'production' and not a.surplus) c
      where t.project_id = ${projectId} and (t.held <> c.holding or t.done - t.sourced <> c.submitted)`,
  )
  await wrong(
    db,
    'labels are tallied wrong',
    sql`select coalesce(n.rater_id, t.rater_id) as rater, n.labels as counted, t.labels as tallied from count_labels(${projectId}) n
      full join (select * from label_tally where project_id = ${projectId} and labels <> 0) t using (rater_id, language, dimension, kind)
      where n.labels is distinct from t.labels or t.last_at < n.last_at or t.first_at > n.first_at`,
  )
  await wrong(
    db,
    'twice to one person',
    sql`select task_id, person_id from assignment where project_id = ${projectId} and purpose = 'production' group by 1, 2 having count(*) > 1`,
  )
  await wrong(
    db,
    'surplus differs',
    sql`select l.label_id from current_label l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
      where l.project_id = ${projectId} and l.surplus <> a.surplus`,
  )
  // A surplus sitting holds no place, so what came back after it was handed in is not asked of anybody.
  await wrong(
    db,
    'submitted with a gap',
    sql`select a.id from assignment a join result r on r.project_id = a.project_id and r.task_id = a.task_id
      where a.project_id = ${projectId} and a.state = 'submitted' and not a.freed and not a.surplus and ${isAsked} and (a.subset is null or r.id = any(a.subset))
        and not exists (select 1 from current_label l where l.project_id = a.project_id and l.assignment_id = a.id and l.result_id = r.id and l.kind <> 'retraction')`,
  )
}

/** An empty answer is true: no task is free for the person, none of their own waits, and who is said to hold the rest does. */
export async function checkAllDone(
  db: Db,
  projectId: string,
  personId: string,
  have: string[],
  answer: NextTasksAnswer,
  now: Date,
): Promise<void> {
  await wrong(
    db,
    `${answer.state} was said while a task was free`,
    sql`select t.id from task t where t.project_id = ${projectId} and t.state = 'open' and t.held + t.done < t.overlap
      and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${personId})
      and not exists (select 1 from result r join never_again n on n.content_key = r.content_key and n.person_id = ${personId} where r.project_id = t.project_id and r.task_id = t.id)`,
  )
  await wrong(
    db,
    `${answer.state} was said while an own task waited`,
    sql`select a.id, a.state from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id
      where a.project_id = ${projectId} and a.person_id = ${personId} and not a.surplus and not a.id = any(${have})
      and exists (select 1 from result r where r.project_id = a.project_id and r.task_id = a.task_id and (a.subset is null or r.id = any(a.subset)) and ${isAsked})
      and (a.state = 'active' or (a.state = 'lapsed' and t.held + t.done < t.overlap) or (a.state = 'deferred' and a.deferred_until <= ${now}))`,
  )
  const { rows } = await sql<{ n: number }>`select count(distinct a.task_id)::int as n from assignment a
    where a.project_id = ${projectId} and a.person_id <> ${personId} and a.state in ('active', 'deferred') and not a.surplus
      and not exists (select 1 from assignment m where m.project_id = a.project_id and m.task_id = a.task_id and m.person_id = ${personId})`.execute(
    db,
  )
  if (answer.withOthers !== rows[0]?.n) throw new Error(`${answer.withOthers} with others, but ${rows[0]?.n} are`)
  if (answer.state === 'with-others' && !(answer.until && new Date(answer.until) >= now))
    throw new Error(`with others until ${answer.until}`)
  if (answer.state === 'all-done' && answer.withOthers > 0) throw new Error('all done, while others hold some')
}
