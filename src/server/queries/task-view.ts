import { type Kysely, sql } from 'kysely'
import type { Treatment } from '#contract/basics.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { QueryKind, TaskKind } from '#contract/project.ts'
import type { SafetySettings } from '#contract/safety.ts'
import { shuffled } from '#core/order.ts'
import { isMaskedTreatment } from '#core/viewing.ts'
import { scopedId } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { courseViews } from './course/course-views.ts'
import { type KnownVerdicts, knownVerdicts } from './known-verdicts.ts'
import { type WordMask, type WordMasks, wordMasks } from './masked-words.ts'
import { isHeldQuery, presentQuery } from './present-query.ts'
import { presentResult } from './present-result.ts'
import { isSwapped, loadParts, type TaskPart, turned } from './task-parts.ts'
import { type StoredViewer, trialStart, viewerColumns, viewerJoins, viewerOf } from './viewer.ts'

interface StoredTask extends StoredViewer {
  id: string
  project_id: string
  task_id: string
  subset: string[] | null
  attempt_id: string | null
  state: string
  leased_until: Date
  kind: TaskKind
  query_kind: QueryKind
  query_treatment: Treatment | null
  text: string
  language: string
  market: string
  need: string
  context: string
  note: string
  note_clause: string | null
  show_rank: boolean
  shuffle: boolean
  safety: Partial<SafetySettings>
  labels: StoredLabel[]
}

type StoredLabel = Pick<
  TaskView['labels'][number],
  'dimension' | 'kind' | 'value' | 'reason' | 'explanation' | 'detail'
> & {
  result_id: string
}

/** What is stored of the person's tasks, with their labels, in the order of `ids`; ids of others are left out. */
async function loadTasks(db: Kysely<Database>, personId: string, ids: string[]): Promise<StoredTask[]> {
  const { rows } =
    await sql<StoredTask>`select a.id, a.project_id, a.task_id, a.subset, a.attempt_id, a.state, a.leased_until, a.note, a.note_clause, t.kind, q.kind as query_kind, q.text, q.language, q.market, q.need, q.context, q.treatment as query_treatment, p.show_rank, p.shuffle, p.safety,
      ${viewerColumns},
      coalesce((select json_agg(json_build_object('result_id', l.result_id, 'dimension', l.dimension, 'kind', l.kind, 'value', l.value, 'reason', l.reason, 'explanation', l.explanation, 'detail', l.detail) order by l.seq)
        from current_label l where l.project_id = a.project_id and l.assignment_id = a.id and l.kind <> 'retraction'), '[]') as labels
    from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id join query q on q.project_id = t.project_id and q.id = t.query_id
    join project p on p.id = a.project_id ${viewerJoins(personId)} where a.id in (${sql.join(ids)}) and a.person_id = ${personId} order by array_position(${ids}::uuid[], a.id)`.execute(
      db,
    )
  return rows
}

/** Whether safety is asked in a sitting; in a course it never is. */
const asksSafety = ({ safety, attempt_id }: StoredTask) => (safety.mode ?? 'off') !== 'off' && attempt_id === null

/** The person's own tasks as the label page gets them: ids scoped to the assignment, masked results without content. */
export async function taskViews(
  db: Kysely<Database>,
  secret: string,
  personId: string,
  ids: string[],
): Promise<TaskView[]> {
  if (ids.length === 0) return []
  const [tasks, parts] = await Promise.all([loadTasks(db, personId, ids), loadParts(db, personId, ids)])
  const settling = new Set(tasks.filter((task) => asksSafety(task)).map((task) => task.task_id))
  const [courses, masks, verdictOf] = await Promise.all([
    courseViews(
      db,
      tasks.filter((task) => task.attempt_id !== null).map((task) => task.id),
    ),
    masksOf(db, tasks, parts),
    knownVerdicts(db, parts, (part) => settling.has(part.task_id ?? '')),
  ])
  const presented = async (task: StoredTask) => ({
    ...(await presentTask(
      secret,
      { ...task, mask: masks(task.project_id, task.language), verdictOf },
      parts.filter((part) => part.task_id === task.task_id && isAsked(task, part)),
    )),
    course: courses.get(task.id) ?? null,
  })
  const views = await Promise.all(tasks.map(presented))
  // Where nothing can be shown there is nothing to judge.
  return views.filter(({ results }) => results.length > 0)
}

/** The masks of words that these tasks need; none are read where nothing is masked. */
async function masksOf(db: Kysely<Database>, tasks: StoredTask[], parts: TaskPart[]): Promise<WordMasks> {
  const masked = new Set(parts.filter((part) => isMaskedTreatment(part.treatment)).map((part) => part.task_id))
  const wanted = tasks.filter((task) => masked.has(task.task_id) || isHeldQuery(task.query_treatment))
  if (wanted.length === 0) return () => undefined
  return wordMasks(
    db,
    wanted.map(({ project_id, language }) => ({ projectId: project_id, language })),
  )
}

/** Whether a part belongs to the sitting: what is shown along with it always, what is judged where it is asked for. */
function isAsked({ subset }: StoredTask, { id, part }: TaskPart): boolean {
  return part === 'member' || part === 'seed' || part === 'query' || subset === null || subset.includes(id)
}

/** The results of a task in the order to show them, and how many of them stand on the left. */
async function inOrder(secret: string, task: StoredTask, parts: TaskPart[]) {
  const members = parts.filter(({ part }) => part === 'member')
  if (members.length === 0) {
    const own = parts.filter(({ part }) => part === 'document')
    return { results: task.shuffle ? shuffled(own, task.id, (result) => result.id) : own, leftCount: null }
  }
  const [left, right] = (await isSwapped(secret, task.id)) ? [2, 1] : [1, 2]
  const on = (side: number | undefined) => members.filter((member) => member.side === side)
  return { results: [...on(left), ...on(right)], leftCount: on(left).length }
}

/** The rank to show: in two lists the place in the list; never in a pair, where it would hint at the ranker. */
function rankOf(task: StoredTask, part: TaskPart): number | null {
  if (task.kind === 'pairwise' || part.part === 'seed') return null
  return part.part === 'member' ? part.place : part.rank
}

async function presentTask(
  secret: string,
  task: StoredTask & { mask: WordMask | undefined; verdictOf: KnownVerdicts },
  parts: TaskPart[],
): Promise<Omit<TaskView, 'course'>> {
  const scoped = async ({ id }: TaskPart) => [id, await scopedId(secret, task.id, id)] as const
  const subjects = new Map(await Promise.all(parts.map(scoped)))
  const subject = (id: string) => subjects.get(id) ?? ''
  const viewer = viewerOf(task, await trialStart(secret, task.viewing.trial, task.id))
  const { mask, verdictOf } = task
  const showing = { viewer, showRank: task.show_rank, mask, verdictOf, settles: asksSafety(task) }
  const present = (part: TaskPart) =>
    presentResult(
      { ...part, rank: rankOf(task, part) },
      subject(part.id),
      `/api/assignments/${task.id}/results/${subject(part.id)}`,
      showing,
    )
  const { results, leftCount } = await inOrder(secret, task, parts)
  const seed = parts.find(({ part }) => part === 'seed')
  const whole = parts.find(({ part }) => part === 'page' || part === 'pair' || part === 'sides')
  // Whether others agree with what the person said in this very sitting is not told.
  const ownSafety = new Set(
    task.labels.filter(({ dimension }) => dimension === 'safety').map(({ result_id }) => result_id),
  )
  const intent = parts.find(({ part }) => part === 'query')
  const { language, market } = task
  const words = presentQuery(task, task.query_treatment, task.mask)
  return {
    assignmentId: task.id,
    projectId: task.project_id,
    state: task.state === 'submitted' ? 'submitted' : 'active',
    leasedUntil: task.leased_until.toISOString(),
    kind: task.kind,
    query: { kind: task.query_kind, ...words, language, market, seed: seed ? present(seed) : null },
    results: results.map((part) => (ownSafety.has(part.id) ? { ...present(part), settled: null } : present(part))),
    whole: whole ? subject(whole.id) : null,
    intent: intent && task.safety.intent && task.attempt_id === null ? subject(intent.id) : null,
    leftCount,
    labels: await Promise.all(
      task.labels.map(async ({ result_id, ...label }) => ({
        subject: subject(result_id),
        ...label,
        value: label.dimension === 'relevance' ? await turned(secret, task.kind, task.id, label.value) : label.value,
      })),
    ),
    note: task.note === '' ? null : { text: task.note, clause: task.note_clause },
  }
}
