import { type Kysely, sql } from 'kysely'
import type { Facts, Pace, WorkCell } from '#contract/watch.ts'
import { paceDays } from '#contract/watch-words.ts'
import type { Database } from '../db/schema.ts'
import { mainDimension } from '../queries/counting-labels.ts'

/** A cell without what follows from the consensus. */
export type RawCell = Omit<WorkCell, 'counting' | 'accepted'>

interface TaskSums {
  language: string
  market: string
  results: number
  wanted: number
  made: number
}

interface DaySums {
  language: string
  market: string
  ago: number
  labels: number
  pace: number
  active_ms: number
}

const day = 24 * 3_600_000

/** Results of each language and market, the labels that are wanted of them, and how many of these there are. */
async function taskSums(db: Kysely<Database>, projectId: string): Promise<TaskSums[]> {
  const { rows } =
    await sql<TaskSums>`select t.language, t.market, sum(n.results)::int as results, sum(n.results * t.overlap)::int as wanted, sum(n.results * least(t.done, t.overlap))::int as made
    from (select task_id, count(*) as results from result where project_id = ${projectId} and task_id is not null and form <> 'query' and treatment <> 'TX' group by task_id) n
    join task t on t.project_id = ${projectId} and t.id = n.task_id where not t.set_aside and not t.withheld group by t.language, t.market`.execute(
      db,
    )
  return rows
}

/** Work of each language and market by day, as the trigger on `label` has summed it; what lies further back stands under the first day of the pace. */
async function daySums(db: Kysely<Database>, projectId: string, now: Date): Promise<DaySums[]> {
  const today = new Date(Math.floor(now.getTime() / day) * day)
  const { rows } =
    await sql<DaySums>`select language, market, least(${paceDays}, (${today}::timestamptz at time zone 'UTC')::date - day) as ago, sum(labels)::int as labels,
      (sum(labels) filter (where purpose in ('production', 'recheck', 'send-back')))::int as pace, sum(active_ms)::float8 as active_ms
    from work_day where project_id = ${projectId} group by 1, 2, 3`.execute(db)
  return rows
}

/** Who has worked lately, in all and in each language, and the median time of a label of the main question. */
export async function paces(db: Kysely<Database>, projectId: string, now: Date): Promise<Facts['paces']> {
  const since = new Date(now.getTime() - paceDays * day)
  const { rows } = await sql<
    Pace & { language: string | null }
  >`select t.language, count(distinct l.person_id)::int as people, (percentile_cont(0.5) within group (order by l.active_ms) / 1000)::float8 as "medianSeconds"
    from label l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose = 'production' join task t on t.project_id = a.project_id and t.id = a.task_id
    where l.project_id = ${projectId} and l.received_at >= ${since} and l.kind = 'value' and l.dimension = ${mainDimension(projectId)} group by grouping sets ((t.language), ())`.execute(
    db,
  )
  const paceOf = ({ people, medianSeconds }: Pace): Pace => ({ people, medianSeconds })
  const total = rows.find(({ language }) => language === null)
  return {
    total: total ? paceOf(total) : { people: 0, medianSeconds: null },
    languages: Object.fromEntries(
      rows.flatMap((row) => (row.language === null ? [] : [[row.language, paceOf(row)] as const])),
    ),
  }
}

type Place = Pick<WorkCell, 'language' | 'market'>
const place = ({ language, market }: Place): Place => ({ language, market })
const keyOf = ({ language, market }: Place) => JSON.stringify([language, market])

const emptyCell = (sums: TaskSums): RawCell => ({
  ...sums,
  perDay: Array<number>(paceDays).fill(0),
  msPerDay: Array<number>(paceDays).fill(0),
  ...{ days: 0, activeMs: 0, labels: 0 },
})

/** The work of a project by language and market: what is wanted and made, the days of the pace with today last, and the time it took. */
export async function workCells(db: Kysely<Database>, projectId: string, now: Date): Promise<RawCell[]> {
  const [tasks, days] = await Promise.all([taskSums(db, projectId), daySums(db, projectId, now)])
  const cells = new Map<string, RawCell>(tasks.map((row) => [keyOf(row), emptyCell(row)]))
  for (const sums of days) {
    // Where nothing is left to label, what was done there has been paid for all the same.
    const cell = cells.get(keyOf(sums)) ?? emptyCell({ ...place(sums), results: 0, wanted: 0, made: 0 })
    cells.set(keyOf(sums), cell)
    cell.activeMs += sums.active_ms
    cell.labels += sums.labels
    cell.days = Math.min(paceDays, Math.max(cell.days, sums.ago + 1))
    if (sums.ago >= paceDays) continue
    cell.perDay[paceDays - 1 - sums.ago] = sums.pace ?? 0
    cell.msPerDay[paceDays - 1 - sums.ago] = sums.active_ms
  }
  return [...cells.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
