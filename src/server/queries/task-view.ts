import { type Kysely, sql } from 'kysely'
import type { TaskView } from '#contract/labelling.ts'
import { shuffled } from '#core/order.ts'
import { scopedId } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { presentResult, type StoredResult } from './present-result.ts'

interface StoredTask {
  id: string
  project_id: string
  task_id: string
  subset: string[] | null
  state: string
  leased_until: Date
  text: string
  language: string
  market: string
  need: string
  context: string
  note: string
  note_clause: string | null
  show_rank: boolean
  shuffle: boolean
}

type StoredLabel = Pick<TaskView['labels'][number], 'dimension' | 'kind' | 'value' | 'reason' | 'explanation'> & {
  assignment_id: string
  result_id: string
}

/** The stored parts of the person's tasks, in the order of `ids`; ids of others are left out. */
async function loadTasks(db: Kysely<Database>, personId: string, ids: string[]): Promise<StoredTask[]> {
  const { rows } =
    await sql<StoredTask>`select a.id, a.project_id, a.task_id, a.subset, a.state, a.leased_until, a.note, a.note_clause, q.text, q.language, q.market, q.need, q.context, p.show_rank, p.shuffle
    from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id join query q on q.project_id = t.project_id and q.id = t.query_id
    join project p on p.id = a.project_id where a.id = any(${ids}) and a.person_id = ${personId} order by array_position(${ids}::uuid[], a.id)`.execute(
      db,
    )
  return rows
}

async function loadResults(db: Kysely<Database>, tasks: StoredTask[]): Promise<StoredResult[]> {
  const { rows } =
    await sql<StoredResult>`select r.id, r.task_id, r.rank, r.kind, r.treatment, r.title, r.snippet, r.text, r.url, r.author, r.published,
      r.duration_seconds, r.captions, r.poster_hash, a.mime, a.width, a.height
    from result r left join asset a on a.hash = r.asset_hash
    where r.project_id = any(${tasks.map((task) => task.project_id)}) and r.task_id = any(${tasks.map((task) => task.task_id)})
    order by r.rank, r.id`.execute(db)
  return rows
}

async function loadLabels(db: Kysely<Database>, tasks: StoredTask[]): Promise<StoredLabel[]> {
  const { rows } =
    await sql<StoredLabel>`select assignment_id, result_id, dimension, kind, value, reason, explanation from current_label
    where project_id = any(${tasks.map((task) => task.project_id)}) and assignment_id = any(${tasks.map((task) => task.id)}) and kind <> 'retraction'`.execute(
      db,
    )
  return rows
}

/** The person's own tasks as the label page gets them: ids scoped to the assignment, masked results without content. */
export async function taskViews(
  db: Kysely<Database>,
  secret: string,
  personId: string,
  ids: string[],
): Promise<TaskView[]> {
  const tasks = await loadTasks(db, personId, ids)
  if (tasks.length === 0) return []
  const [results, labels] = await Promise.all([loadResults(db, tasks), loadLabels(db, tasks)])
  return Promise.all(
    tasks.map(async (task) => {
      const own = results.filter(({ id, task_id }) => task_id === task.task_id && (task.subset?.includes(id) ?? true))
      const ordered = task.shuffle ? shuffled(own, task.id, (result) => result.id) : own
      const subjects = new Map(
        await Promise.all(
          ordered.map(async (result) => [result.id, await scopedId(secret, task.id, result.id)] as const),
        ),
      )
      const subject = (id: string) => subjects.get(id) ?? ''
      return {
        assignmentId: task.id,
        projectId: task.project_id,
        state: task.state === 'submitted' ? 'submitted' : 'active',
        leasedUntil: task.leased_until.toISOString(),
        query: {
          text: task.text,
          language: task.language,
          market: task.market,
          need: task.need,
          context: task.context,
        },
        results: ordered.map((result) => {
          const id = subject(result.id)
          return presentResult(result, id, task.show_rank, `/api/assignments/${task.id}/results/${id}`)
        }),
        labels: labels
          .filter((label) => label.assignment_id === task.id)
          .map(({ assignment_id: _, result_id, ...label }) => ({ subject: subject(result_id), ...label })),
        note: task.note === '' ? null : { text: task.note, clause: task.note_clause },
      } satisfies TaskView
    }),
  )
}
