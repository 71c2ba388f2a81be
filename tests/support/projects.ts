import { sql } from 'kysely'
import type { Label, TaskView } from '#contract/labelling.ts'
import type { NewProject } from '#contract/project.ts'
import { defaultSafety, defaultViewing } from '#core/viewing-settings.ts'
import { newId } from '#server/deps.ts'
import { applyStage } from '#server/ingest/apply.ts'
import { addToStage, createStage, type StageRow } from '#server/ingest/stage.ts'
import type { Client, TestServer } from './api.ts'
import { joinAll } from './crowd.ts'
import { makeOfficer, makePeople } from './people.ts'

const name = (text: string) => ({ names: { en: text }, descriptions: { en: `${text} for the searcher` } })

/** A project on the scale 0–3, in English and German. */
export const plainProject: NewProject = {
  ...{
    name: 'Bikes',
    segment: 'ranking',
    kind: 'pointwise',
    state: 'production',
    languages: ['en', 'de'],
    markets: ['US'],
    showRank: true,
    shuffle: false,
  },
  ...{
    overlap: 1,
    explain: 'optional',
    consensus: 'majority',
    treatmentFloor: 'T0',
    priority: 0,
    reviewSpread: 1,
    reviewSample: 0,
    goldShare: 0,
    goldRetireAfter: 30,
    skillStandard: 0,
    belowStandard: 'tell',
    dynamicOverlap: false,
    confidence: 0.8,
    maxOverlap: 5,
    requireTraining: false,
    requireQualification: false,
    safety: defaultSafety,
    viewing: defaultViewing,
  },
  scale: {
    kind: 'graded-0-3',
    grades: ['Not relevant', 'Partly', 'Good', 'Perfect'].map((text, i) => ({
      key: String(i),
      value: i,
      gain: i,
      ...name(text),
    })),
  },
}

/** Rows for the stage: `queries` queries with `results` results each, with what differs. */
export function stageRows(queries: number, results: number, differ: Partial<StageRow> = {}): StageRow[] {
  return Array.from({ length: queries * results }, (_, i) => ({
    ...{
      file: 'rows',
      row: i + 1,
      query_id: `t${Math.floor(i / results) + 1}`,
      query: `query ${Math.floor(i / results) + 1}`,
    },
    ...{
      language: 'en',
      market: 'US',
      need: 'a need',
      context: '',
      doc_id: `doc ${(i % results) + 1}`,
      rank: (i % results) + 1,
    },
    ...{
      title: `Title ${i + 1}`,
      snippet: `Snippet ${i + 1}`,
      text: '',
      url: 'https://example.org/',
      author: '',
      published: '',
    },
    ...{
      duration: null,
      treatment: 'T0' as const,
      source: 'bm25',
      kind: 'text' as const,
      asset_hash: null,
      poster_hash: null,
    },
    ...{ captions: [], ratings: [], ...differ },
  }))
}

/** Puts rows into a project as an import does. */
export async function ingest(server: TestServer, projectId: string, rows: StageRow[]): Promise<void> {
  await server.db.transaction().execute(async (trx) => {
    await createStage(trx)
    await addToStage(trx, rows)
    await applyStage(trx, projectId, server.clock.now)
  })
  // As an import does; of a handful of rows it makes no difference.
  if (rows.length > 200) await sql`analyze query, task, result`.execute(server.db)
}

/** A project with tasks, made by its owner. */
export async function makeProject(
  server: TestServer,
  owner: Client,
  {
    queries = 3,
    results = 2,
    rows = stageRows(queries, results),
    ...settings
  }: Partial<NewProject> & { queries?: number; results?: number; rows?: StageRow[] } = {},
): Promise<string> {
  // Without an officer no project that asks about safety can begin.
  if (settings.safety) await makeOfficer(server, owner)
  const { id } = await owner.ok('project.create', { body: { ...plainProject, ...settings } })
  await ingest(server, id, rows)
  return id
}

/** Somebody who annotates in a project, signed in. */
export async function annotator(
  server: TestServer,
  projectId: string,
  who: string,
  membership: { languages?: string[]; markets?: string[] } = {},
): Promise<Client> {
  const email = `${who.toLowerCase().replaceAll(' ', '.')}@example.org`
  const [client] = (await makePeople(server, [{ name: who, email }])) as [Client]
  await joinAll(server, projectId, [client], membership)
  return client
}

/** A label for one result of a task, with what differs. */
export function labelFor(task: TaskView, index: number, differ: Partial<Label> = {}): Label {
  return {
    ...{
      id: newId(),
      assignmentId: task.assignmentId,
      subject: task.results[index]?.id ?? '',
      dimension: 'relevance',
      kind: 'value',
      value: 2,
    },
    ...{
      reason: null,
      explanation: '',
      scaleVersion: 1,
      guidelineVersion: 0,
      uiLanguage: 'en',
      activeMs: 1200,
      awayMs: 0,
      input: 'key',
    },
    ...{ revealLevel: 5, madeAt: '2026-11-24T09:00:00.000Z', ...differ },
  }
}

/** Grades every result of a task and submits it. */
export async function doTask(client: Client, task: TaskView, value = 2): Promise<void> {
  await client.ok('label.save', { body: { labels: task.results.map((_, i) => labelFor(task, i, { value })) } })
  await client.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
  })
}

/** Grades the tasks of a project in the order of their queries, whichever comes first, and submits them. */
export async function gradeQueries(
  client: Client,
  projectId: string,
  values: number[][],
  differ: Partial<Label> = {},
): Promise<void> {
  for (;;) {
    const task = (await next(client, projectId)).tasks[0]
    if (!task) return
    const own = values[Number(task.query.text.split(' ').at(-1)) - 1] ?? []
    const labels = task.results.map((_, i) => labelFor(task, i, { value: own[i] ?? 0, ...differ }))
    await client.ok('label.save', { body: { labels } })
    const body = { outcome: 'submit' as const, madeAt: '2026-11-24T09:00:00.000Z' }
    await client.ok('assignment.finish', { params: { assignmentId: task.assignmentId }, body })
  }
}

/** Asks for tasks. */
export function next(client: Client, projectId: string, want = 1, have: string[] = []) {
  return client.ok('task.next', { params: { projectId }, body: { want, have } })
}
