import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '#server/db/schema.ts'

/** How a project of many labels is made: results of a query, people on each, over so many days. */
export interface Many {
  projectId: string
  perQuery: number
  overlap: number
  days: number
  languages: readonly string[]
}

/** An id that is the same for the same words, of the shape that ids have. */
const idOf = (words: RawBuilder<unknown>) =>
  sql`overlay(overlay(md5(${words}) placing '4' from 13) placing 'a' from 17)::uuid`

/** Queries, tasks and results of a project, put straight into the tables; `done` is how many people have done each task. */
export async function fillTasks(
  db: Kysely<Database>,
  { projectId, perQuery, overlap, languages }: Many,
  { tasks, done }: { tasks: number; done: number },
): Promise<void> {
  const id = (kind: string) => idOf(sql`${`${projectId} ${kind} `}::text || n`)
  const language = sql`(${languages}::text[])[1 + n % ${languages.length}::int]`
  await sql`insert into query (project_id, id, external_id, given_id, language, market, text, position, created_at)
    select ${projectId}, ${id('query')}, 'q' || n, true, ${language}, 'US', 'query ' || n, n, now() from generate_series(1, ${tasks}::int) n`.execute(
    db,
  )
  await sql`insert into task (project_id, id, query_id, language, market, overlap, done, position)
    select ${projectId}, ${id('task')}, ${id('query')}, ${language}, 'US', ${overlap}, ${done}, n from generate_series(1, ${tasks}::int) n`.execute(
    db,
  )
  await sql`insert into result (project_id, id, query_id, task_id, external_id, rank, kind, title, treatment, content_key)
    select ${projectId}, ${idOf(sql`${`${projectId} result `} || n || ' ' || r`)}, ${id('query')}, ${id('task')}, 'd' || r, r, 'text', 'Title', 'T0', 'text:1'
    from generate_series(1, ${tasks}::int) n, generate_series(1, ${perQuery}::int) r`.execute(db)
}

/** Sittings on each task by some of the people, over the last days, and a label on each of its results that is right in three of four cases. */
export async function fillLabels(
  db: Kysely<Database>,
  { projectId, perQuery, overlap, days }: Many,
  { tasks, ids }: { tasks: number; ids: string[] },
): Promise<void> {
  const rows = sql`select n, p, (${ids}::uuid[])[1 + (n * 7 + p * 17) % ${ids.length}::int] as person, ${idOf(sql`${`${projectId} sitting `} || n || ' ' || p`)} as sitting,
      now() - interval '1 hour' - (n % ${days}::int) * interval '1 day' as at from generate_series(1, ${tasks}::int) n, generate_series(1, ${overlap}::int) p`
  await sql`insert into assignment (project_id, id, task_id, person_id, state, leased_until, created_at, last_at, submitted_at)
    select ${projectId}, sitting, ${idOf(sql`${`${projectId} task `} || n`)}, person, 'submitted', at, at, at, at from (${rows}) s`.execute(
    db,
  )
  const made = sql`select s.*, r, ${idOf(sql`${`${projectId} result `} || n || ' ' || r`)} as result, ${idOf(sql`${`${projectId} label `} || n || ' ' || p || ' ' || r`)} as id,
      case when hashint4(n * 31 + r * 7 + p * 1009) % 4 = 0 then abs(hashint4(n + p * 13 + r * 101)) % 4 else abs(hashint4(n * 11 + r)) % 4 end as value
    from (${rows}) s, generate_series(1, ${perQuery}::int) r`
  await sql`insert into label (project_id, id, person_id, assignment_id, result_id, dimension, kind, value, scale_version, guideline_version, active_ms, seq, body_hash, made_at, received_at)
    select ${projectId}, id, person, sitting, result, 'relevance', 'value', value, 1, 0, 2000 + abs(hashint4(n + r)) % 20000, r, '', at, at from (${made}) l`.execute(
    db,
  )
  await sql`insert into current_label (project_id, result_id, by, dimension, person_id, assignment_id, label_id, kind, value, scale_version, seq, at)
    select ${projectId}, result, person, 'relevance', person, sitting, id, 'value', value, 1, r, at from (${made}) l`.execute(
    db,
  )
  // What the trigger would have summed label by label.
  await sql`insert into work_day select l.project_id, (l.received_at at time zone 'UTC')::date, t.language, t.market, l.person_id, a.purpose, count(*)::int, sum(l.active_ms)
    from label l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id
    where l.project_id = ${projectId} group by 1, 2, 3, 4, 5, 6`.execute(db)
  await sql`insert into label_tally select * from count_labels(${projectId})`.execute(db)
}

/** Runs with neither triggers nor checks of references, which hold by construction. */
export async function fill(all: Kysely<Database>, work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  await all.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    await work(db)
    await sql`set session_replication_role = default`.execute(db)
    await sql`vacuum analyze query, task, result, assignment, label, current_label, work_day, label_tally`.execute(db)
  })
}

/** The time below which a share of them lies. */
export const quantile = (times: number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN

/** How long it takes, so many times over, in ms. */
export async function timed(times: number, work: () => Promise<unknown>) {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const started = performance.now()
    await work()
    took.push(performance.now() - started)
  }
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95), longest: Math.max(...took) }
}

/** Figures as a line. */
export const shown = (figures: Record<string, number>) =>
  Object.entries(figures)
    .map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`)
    .join(', ')
