import type { NewGold } from '#contract/gold.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { Client, TestServer } from './api.ts'
import { makeGold, resultsOf } from './gold.ts'
import { next } from './projects.ts'

/** Puts every result of the first `queries` queries from `from` on into a pool; the right grade is 3 for the first result of a query, else 0. */
export async function pool(
  server: TestServer,
  owner: Client,
  projectId: string,
  {
    from = 0,
    queries,
    ...differ
  }: Partial<NewGold> & { pool: 'training' | 'qualification'; from?: number; queries: number },
): Promise<void> {
  const results = await resultsOf(server, projectId)
  const texts = [...new Set(results.map(({ text }) => text))].slice(from, from + queries)
  const grades = results
    .filter(({ text }) => texts.includes(text))
    .map(({ id, external_id }) => [id, external_id === 'doc 1' ? 3 : 0] as const)
  await makeGold(owner, projectId, Object.fromEntries(grades), differ)
}

/** Asks for one task and answers it as it stands; throws where there is none. */
export async function oneTask(client: Client, projectId: string): Promise<TaskView> {
  const answer = await next(client, projectId)
  const task = answer.tasks[0]
  if (!task) throw new Error(`no task: ${answer.state}`)
  return task
}

/** The right grade of a result of `pool`. */
export function rightGrade(task: TaskView, index: number): number {
  return task.results[index]?.rank === 1 ? 3 : 0
}
