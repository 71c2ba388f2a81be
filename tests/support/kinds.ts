import type { TaskView } from '#contract/labelling.ts'
import type { NewProject, Scale, TaskKind } from '#contract/project.ts'
import { mirrored } from '#core/preference.ts'
import { fillTemplate, scaleTemplates } from '#core/scale-templates.ts'
import type { Client, TestServer } from './api.ts'
import { importTable } from './imports.ts'
import { annotator, labelFor, next, plainProject } from './projects.ts'

/** The scale of a preference, in English, its names being their keys. */
function preferenceScale(kind: 'preference-7' | 'preference-3'): Scale {
  const template = scaleTemplates.find((one) => one.kind === kind)
  if (!template) throw new Error(kind)
  return fillTemplate(template, ['en'], (_, key) => key.split('.').slice(1).join(' '))
}

/** Settings of a project of a kind. */
export function projectOf(kind: TaskKind, more: Partial<NewProject> = {}): NewProject {
  if (kind === 'sides') return { ...plainProject, kind, scale: preferenceScale('preference-7'), ...more }
  if (kind === 'pairwise') return { ...plainProject, kind, scale: preferenceScale('preference-3'), ...more }
  return { ...plainProject, kind, ...more }
}

/** Two rankers' lists of three for each query: `bm25` has d1 d2 d3, `dense` has d3 d4 d1. */
export function twoLists(queries = 1): string {
  const lists = { bm25: ['d1', 'd2', 'd3'], dense: ['d3', 'd4', 'd1'] }
  const lines = ['query_id,query,docid,title,description,source,rank']
  for (let q = 1; q <= queries; q++)
    for (const [source, docs] of Object.entries(lists))
      for (const [i, doc] of docs.entries())
        lines.push(`t${q},query ${q},${doc},Title ${doc},About ${doc},${source},${i + 1}`)
  return `${lines.join('\n')}\n`
}

/** Makes a project of a kind from a table; answers its id. */
export async function projectWith(
  owner: Client,
  kind: TaskKind,
  table: string,
  { pairsOf, ...settings }: Partial<NewProject> & { pairsOf?: number } = {},
): Promise<string> {
  const { id } = await owner.ok('project.create', { body: projectOf(kind, settings) })
  const job = await importTable(owner, id, 'rows.csv', table, pairsOf ? { pairsOf } : {})
  if (job.state !== 'done') throw new Error(JSON.stringify(job.bad))
  return id
}

/** Judges a task as a whole and submits it. */
export async function judgeWhole(client: Client, task: TaskView, value: number): Promise<void> {
  const label = labelFor(task, 0, { subject: task.whole ?? '', value })
  await client.ok('label.save', { body: { labels: [label] } })
  await client.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
  })
}

/** Four documents of one query; with `pairsOf` 3 come three pairs. */
export const fourDocs =
  'query_id,query,docid,title,rank\nt1,q,a,Title a,1\nt1,q,b,Title b,2\nt1,q,c,Title c,3\nt1,q,d,Title d,4\n'

/** Judges every pair that comes: `values` by both titles in order (`a b`), from the first of the two to the second. */
export async function preferAll(client: Client, projectId: string, values: Record<string, number>): Promise<void> {
  for (;;) {
    const task = (await next(client, projectId)).tasks[0]
    if (!task) return
    const shown = task.results.map(({ title }) => title.replace('Title ', ''))
    const sorted = [...shown].sort()
    const value = values[sorted.join(' ')]
    if (value === undefined) throw new Error(`no value for ${sorted}`)
    await judgeWhole(client, task, shown[0] === sorted[0] ? value : mirrored(value))
  }
}

/** A project of the three pairs of a, b and c, judged by new annotators, one for each of `values`. */
export async function judgedPairs(
  server: TestServer,
  owner: Client,
  values: Record<string, number>[],
  name: string,
): Promise<{ projectId: string; people: Client[] }> {
  const projectId = await projectWith(owner, 'pairwise', fourDocs, { pairsOf: 3, overlap: values.length })
  const people: Client[] = []
  for (const [at, own] of values.entries()) {
    const client = await annotator(server, projectId, `${name} ${at}`)
    await preferAll(client, projectId, own)
    people.push(client)
  }
  return { projectId, people }
}
