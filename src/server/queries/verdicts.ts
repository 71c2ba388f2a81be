import { sql, type Transaction } from 'kysely'
import { policyVersion, treatmentOfAll } from '#core/taxonomy.ts'
import type { Database } from '../db/schema.ts'
import type { CheckedLabel } from './check-labels.ts'
import { refreshTreatments } from './treatments.ts'

type Trx = Transaction<Database>

/** What one person says of a result, now; `detail` null: nothing any more. */
interface Said {
  projectId: string
  resultId: string
  labelId: string
  findings: NonNullable<CheckedLabel['label']['detail']>['findings'] | null
}

/**
 * Keeps what a person says about the contents of results, one verdict per contents and market, takes back what they take back, and
 * works the treatments of the same contents out anew, in every project.
 */
export async function keepVerdicts(
  trx: Trx,
  said: readonly Said[],
  personId: string,
  now: Date,
  { binds = false } = {},
): Promise<void> {
  if (said.length === 0) return
  const rows = said.map(({ projectId, resultId, labelId, findings }) => ({
    ...{ project_id: projectId, result_id: resultId, label_id: labelId, findings },
    treatment: findings && treatmentOfAll(findings),
    severity: findings && Math.max(0, ...findings.map(({ severity }) => severity)),
  }))
  const about = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s(project_id uuid, result_id uuid, label_id uuid, findings jsonb, treatment text, severity int)
    join result r on r.project_id = s.project_id and r.id = s.result_id join query q on q.project_id = r.project_id and q.id = r.query_id`
  const { rows: keys } = await sql<{ key: string }>`select distinct r.content_key as key from ${about}`.execute(trx)
  await sql`delete from verdict v using (select r.content_key, q.market from ${about} where s.treatment is null) g
    where v.content_key = g.content_key and v.market = g.market and v.policy_version = ${policyVersion} and v.person_id = ${personId}`.execute(
    trx,
  )
  await sql`insert into verdict (content_key, policy_version, market, person_id, project_id, result_id, label_id, treatment, severity, findings, at, binds)
    select distinct on (r.content_key, q.market) r.content_key, ${policyVersion}::int, q.market, ${personId}::uuid, s.project_id, s.result_id, s.label_id, s.treatment, s.severity, s.findings, ${now}, ${binds}::boolean
    from ${about} where s.treatment is not null order by r.content_key, q.market, s.severity desc
    on conflict (content_key, policy_version, market, person_id) do update set project_id = excluded.project_id, result_id = excluded.result_id,
      label_id = excluded.label_id, treatment = excluded.treatment, severity = excluded.severity, findings = excluded.findings, at = excluded.at, binds = excluded.binds`.execute(
    trx,
  )
  await refreshTreatments(trx, { keys: keys.map(({ key }) => key) })
}

/**
 * The same for labels that were just stored: of the work alone, but of gold as of the rest, since a treatment that changes after one
 * and not after the other would tell them apart. "Cannot judge" says nothing about the contents.
 */
export async function verdictsOf(
  trx: Trx,
  checked: readonly CheckedLabel[],
  personId: string,
  now: Date,
): Promise<void> {
  const last = new Map<string, Said>()
  for (const { label, assignment, resultId } of checked) {
    if (label.dimension !== 'safety' || assignment.purpose === 'training' || assignment.purpose === 'qualification')
      continue
    const findings = label.kind === 'value' ? (label.detail?.findings ?? []) : null
    last.set(`${assignment.project_id}/${resultId}`, {
      projectId: assignment.project_id,
      resultId,
      labelId: label.id,
      findings,
    })
  }
  await keepVerdicts(trx, [...last.values()], personId, now)
}

/** Takes back what decisions said about contents. */
export async function dropVerdicts(trx: Trx, decisionIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{
    key: string
  }>`delete from verdict where binds and label_id = any(${[...decisionIds]}) returning content_key as key`.execute(trx)
  await refreshTreatments(trx, { keys: rows.map(({ key }) => key) })
}
