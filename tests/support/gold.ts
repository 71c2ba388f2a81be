import type { NewGold } from '#contract/gold.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { Client, TestServer } from './api.ts'
import { labelFor } from './projects.ts'

/** A request for gold in production, from the decisions of a month, with what differs. */
export const plainGold: NewGold = {
  ...{ origin: { from: 'decisions', days: 30 }, pool: 'production', languages: [], atMost: 1000 },
  ...{ tolerance: 0, reason: '', clause: null },
}

/** Makes single results gold, each with its grade; answers the batch ids. */
export async function makeGold(
  client: Client,
  projectId: string,
  grades: Readonly<Record<string, number>>,
  differ: Partial<NewGold> = {},
): Promise<string[]> {
  const batches: string[] = []
  for (const [resultId, value] of Object.entries(grades)) {
    const body: NewGold = { ...plainGold, ...differ, origin: { from: 'result', resultId, value } }
    batches.push((await client.ok('gold.create', { params: { projectId }, body })).batchId)
  }
  return batches
}

/** The results of a project in the order they came in, with their queries' texts. */
export async function resultsOf(server: TestServer, projectId: string) {
  return server.db
    .selectFrom('result')
    .innerJoin('query', (join) =>
      join.onRef('query.id', '=', 'result.query_id').onRef('query.project_id', '=', 'result.project_id'),
    )
    .select(['result.id', 'result.task_id', 'result.external_id', 'query.text', 'query.language'])
    .where('result.project_id', '=', projectId)
    .orderBy('query.position')
    .orderBy('result.rank')
    .execute()
}

/** Grades every result of a task with the value its title asks for, and submits. */
export async function answer(client: Client, task: TaskView, grade: (index: number) => number): Promise<void> {
  const labels = task.results.map((_, index) => labelFor(task, index, { value: grade(index) }))
  await client.ok('label.save', { body: { labels } })
  await client.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
  })
}
