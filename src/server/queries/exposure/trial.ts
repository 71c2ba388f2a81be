import { type Kysely, sql } from 'kysely'
import type { Mood, TrialArm, TrialReport } from '#contract/exposure.ts'
import { groupBy } from '#core/group-by.ts'
import { fewest } from '#core/groups.ts'
import { medianOf, overPeople } from '#core/over-people.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { trialArm } from '../viewer.ts'

/** So many of the latest tasks are compared. */
const most = 20_000

interface Done {
  id: string
  person: string
  ms: number
  /** Pairs with labels of others on the same results, and those of the same grade. */
  pairs: number
  same: number
  mood: Mood | null
}

/** The masked tasks submitted since a moment, each with its time, its agreement with others, and the mood after it. */
async function doneSince(db: Kysely<Database>, projectId: string, since: Date): Promise<Done[]> {
  const { rows } =
    await sql<Done>`select a.id, a.person_id as person, a.active_ms::float8 as ms, coalesce(g.pairs, 0)::int as pairs, coalesce(g.same, 0)::int as same, m.mood
    from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id and t.hardest in ('T2', 'T3', 'T4')
    left join mood m on m.project_id = a.project_id and m.assignment_id = a.id
    left join lateral (select count(*) as pairs, count(*) filter (where o.value = l.value) as same from current_label l
      join current_label o on o.project_id = l.project_id and o.result_id = l.result_id and o.dimension = l.dimension and o.by <> l.by
      where l.project_id = a.project_id and l.assignment_id = a.id and l.dimension = 'relevance' and l.kind = 'value' and o.kind = 'value' and o.person_id is not null) g on true
    where a.project_id = ${projectId} and a.created_at >= ${since} and a.active_ms is not null and a.attempt_id is null
    order by a.submitted_at desc limit ${most}`.execute(db)
  return rows
}

const moodValue: Readonly<Record<Mood, number>> = { good: 1, neutral: 0.5, bad: 0 }
const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const sum = (tasks: readonly Done[], of: (task: Done) => number) => tasks.reduce((all, task) => all + of(task), 0)

function armOf(arm: 'a' | 'b', level: TrialArm['level'], tasks: readonly Done[]): TrialArm {
  const people = [...groupBy(tasks, ({ person }) => person).values()]
  const moods = (drawn: readonly Done[][]) =>
    drawn.flat().flatMap(({ mood }) => (mood === null ? [] : [moodValue[mood]]))
  const count = (mood: Mood) => tasks.filter((task) => task.mood === mood).length
  return {
    ...{ arm, level, people: people.length, tasks: tasks.length },
    seconds: overPeople(people, (drawn) => medianOf(drawn.flat().map(({ ms }) => ms / 1000))),
    agreement: overPeople(people, (drawn) => {
      const pairs = sum(drawn.flat(), (task) => task.pairs)
      return pairs === 0 ? null : sum(drawn.flat(), (task) => task.same) / pairs
    }),
    // A mood says something of somebody: with fewer than five who gave one, it is not told.
    ...(people.filter((own) => moods([own]).length > 0).length >= fewest
      ? {
          mood: overPeople(people, (drawn) => mean(moods(drawn))),
          moods: { good: count('good'), neutral: count('neutral'), bad: count('bad') },
        }
      : { mood: null, moods: { good: 0, neutral: 0, bad: 0 } }),
  }
}

/** Two styles of masking side by side, since they are compared; nothing while either has fewer than five people. */
export async function trialReport(db: Kysely<Database>, secret: string, projectId: string): Promise<TrialReport> {
  const project = found(
    await db.selectFrom('project').select(['viewing', 'trial_since']).where('id', '=', projectId).executeTakeFirst(),
  )
  const { trial } = project.viewing
  if (!trial || !project.trial_since) return { isRunning: false, since: null, arms: [] }
  const tasks = await doneSince(db, projectId, project.trial_since)
  const arms = await Promise.all(tasks.map(({ id }) => trialArm(secret, id)))
  const [a, b] = (['a', 'b'] as const).map((arm) =>
    armOf(
      arm,
      trial[arm],
      tasks.filter((_, at) => arms[at] === arm),
    ),
  ) as [TrialArm, TrialArm]
  const isTold = a.people >= fewest && b.people >= fewest
  return { isRunning: true, since: project.trial_since.toISOString(), arms: isTold ? [a, b] : [] }
}
