import { sql, type Transaction } from 'kysely'
import type { LabelProject } from '#contract/labelling.ts'
import type { SafetySettings } from '#contract/safety.ts'
import { type Judged, lackOf } from '#core/progress.ts'
import { defaultSafety } from '#core/viewing-settings.ts'
import type { Database } from '../../db/schema.ts'
import { isThere } from '../hold-back.ts'
import { cameBack, isNever } from '../quarantine/gone.ts'
import { bindingVerdict } from '../treatments.ts'

interface Row {
  is_whole: boolean
  content_key: string
  market: string
  explain: LabelProject['explain']
  safety: Partial<SafetySettings>
  is_course: boolean
  said: { dimension: string; kind: 'value' | 'cannot-judge'; explanation: string }[]
}

/** What of a sitting is judged, with what was said of it; what is never shown to anybody, and what came back meanwhile, is not judged. */
async function judged(trx: Transaction<Database>, projectId: string, assignmentId: string): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select r.form <> 'document' as is_whole, r.content_key, q.market, p.explain, p.safety, a.purpose in ('training', 'qualification') as is_course,
      coalesce((select jsonb_agg(jsonb_build_object('dimension', l.dimension, 'kind', l.kind, 'explanation', l.explanation)) from current_label l
        where l.project_id = r.project_id and l.result_id = r.id and l.by = a.id and l.kind <> 'retraction'), '[]') as said
    from assignment a join result r on r.project_id = a.project_id and r.task_id = a.task_id join query q on q.project_id = r.project_id and q.id = r.query_id
    join project p on p.id = r.project_id where a.project_id = ${projectId} and a.id = ${assignmentId} and (a.subset is null or r.id = any(a.subset)) and ${isThere} and not ${isNever(sql`a.person_id`)}
      and not (${cameBack} and not exists (select 1 from current_label own where own.project_id = r.project_id and own.result_id = r.id and own.by = a.id and own.kind <> 'retraction'))`.execute(
      trx,
    )
  return rows
}

/** Whether a sitting lacks the label of what its query is after. */
async function lacksIntent(trx: Transaction<Database>, projectId: string, assignmentId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id
    join result r on r.project_id = t.project_id and r.query_id = t.query_id and r.form = 'query'
    where a.project_id = ${projectId} and a.id = ${assignmentId} and not exists (select 1 from current_label l where l.project_id = r.project_id
      and l.result_id = r.id and l.by = a.id and l.dimension = 'intent' and l.kind <> 'retraction')`.execute(trx)
  return rows.length > 0
}

/** How many results of a sitting lack something that the project asks for; the query's intent counts as one. */
export async function missingIn(trx: Transaction<Database>, projectId: string, assignmentId: string): Promise<number> {
  const rows = await judged(trx, projectId, assignmentId)
  const [first] = rows
  if (!first) return 0
  const safety = first.is_course ? defaultSafety : { ...defaultSafety, ...first.safety }
  const asked = { explain: first.explain, safety }
  const saidOf = ({ said }: Row): Judged => Object.fromEntries(said.map((one) => [one.dimension, one]))
  const open = rows.filter((row) => lackOf(saidOf(row), asked, row.is_whole ? 'whole' : 'result') !== null)
  const settled = await bindingVerdict(
    trx,
    safety.mode === 'off' ? [] : open.flatMap((row) => (row.is_whole ? [] : [row.content_key])),
  )
  const lacking = open.filter(
    (row) =>
      row.is_whole ||
      lackOf(saidOf(row), asked, settled.has(`${row.content_key}/${row.market}`) ? 'settled' : 'result') !== null,
  )
  const intent = safety.intent && (await lacksIntent(trx, projectId, assignmentId))
  return lacking.length + (intent ? 1 : 0)
}
