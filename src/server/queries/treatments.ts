import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { SafetyDetail } from '#contract/safety.ts'
import { policyVersion, taxonomy } from '#core/taxonomy.ts'
import type { Database } from '../db/schema.ts'
import { refreshTasks } from './assign/refresh-tasks.ts'

type Trx = Transaction<Database>

/** What is worked out anew: everything with these contents in all projects, or one project, or some of its results (a condition on `r`). */
export type TreatmentScope = { keys: readonly string[] } | { projectId: string; among?: RawBuilder<unknown> }

const bySeverity = JSON.stringify(
  taxonomy.flatMap(({ id, bySeverity }) => bySeverity.map((treatment, i) => ({ id, severity: i + 1, treatment }))),
)
const byLeaf = JSON.stringify(
  taxonomy.flatMap(({ minimum = {} }) => Object.entries(minimum).map(([leaf, treatment]) => ({ leaf, treatment }))),
)

/** How model findings of `r` in project `p` are treated: by the taxonomy, a leaf's least and the project's tightening; null of none. */
const predicted = sql`(select max(greatest(b.treatment, l.treatment, case when f.severity = 0 then 'T0'
    else p.viewing -> 'tightening' -> f.category ->> (f.severity - 1) end) collate "C")
  from jsonb_to_recordset(r.predicted) as f(category text, leaf text, severity int)
    left join jsonb_to_recordset(${bySeverity}::jsonb) as b(id text, severity int, treatment text) on b.id = f.category and b.severity = f.severity
    left join jsonb_to_recordset(${byLeaf}::jsonb) as l(leaf text, treatment text) on l.leaf = f.leaf and f.severity > 0)`

/** `keys` (a query of content keys), each with itself and what looks the same, or with `like` everything that looks like it, as `about`. */
const withLike = (keys: RawBuilder<unknown>, like = false) => sql`(select key, key as about from (${keys}) own(key)
  union select asset_hash, other from asset_like where asset_hash in (${keys}) and (same or ${sql.lit(like)}))`

/** The verdicts of `keys` and of what looks the same, one of each person, with the person's place in the market, the latest first. */
const ranked = (
  keys: RawBuilder<unknown>,
) => sql`select *, row_number() over (partition by content_key, market order by at desc, person_id) as place
  from (select distinct on (k.key, v.market, v.person_id) k.key as content_key, v.market, v.person_id, v.treatment, v.severity, v.findings, v.binds, v.at
    from ${withLike(keys)} k join verdict v on v.content_key = k.about and v.policy_version = ${policyVersion}
    order by k.key, v.market, v.person_id, v.at desc, v.treatment collate "C" desc) latest`

/** The latest verdict `a` of a market where it binds: a reviewer decided so, or `b`, the one before it, is as `alike` says. */
const binding = (
  alike: RawBuilder<unknown>,
) => sql`from said a left join said b on b.content_key = a.content_key and b.market = a.market and b.place = 2
  where a.place = 1 and (a.binds or (b.treatment = a.treatment and ${alike}))`

function scoped(scope: TreatmentScope): RawBuilder<unknown> {
  if ('keys' in scope) return sql`r.content_key = any(${[...scope.keys]}) and r.form in ('document', 'seed')`
  const among = scope.among ? sql` and ${scope.among}` : sql``
  return sql`r.project_id = ${scope.projectId} and r.form in ('document', 'seed')${among}`
}

/**
 * Works out the treatment in force of results, the one place that does: TX in quarantine; what two people of the market agree to, or a reviewer decided, never looser than the
 * source's own rule; else the strictest of the source, the model, the query and every single verdict, the project's floor where the first
 * three say nothing. What is said of something that looks the same counts as said of this; of what only looks like it, as a single verdict,
 * which never loosens. Given keys, what looks like them is worked out too. Pairs are treated as the stricter of their members.
 */
export async function refreshTreatments(trx: Trx, of: TreatmentScope): Promise<void> {
  const scope = 'keys' in of ? { keys: await alsoLike(trx, of.keys) } : of
  if ('keys' in scope) {
    if (scope.keys.length === 0) return
    // Two who judge the same contents at once: the second sees what the first said.
    await sql`select pg_advisory_xact_lock(hashtextextended(key, 10)) from (select unnest(${[...scope.keys]}::text[]) as key order by 1) k`.execute(
      trx,
    )
  }
  const changed = await sql<{ project_id: string; id: string }>`with wanted as materialized (
      select r.project_id, r.id, r.content_key, r.own_treatment, r.treatment as old, r.predicted_treatment as old_predicted, q.treatment as of_query, q.market,
        p.treatment_floor as floor, case when r.predicted <> '[]' then ${predicted} end as predicted
      from result r join query q on q.project_id = r.project_id and q.id = r.query_id join project p on p.id = r.project_id where ${scoped(scope)}
      order by r.project_id, r.id for no key update of r),
    said as materialized (${ranked(sql`select content_key from wanted`)}),
    single as (select k.key as content_key, max(v.treatment collate "C") as treatment from ${withLike(sql`select content_key from wanted`, true)} k
      join verdict v on v.content_key = k.about and v.policy_version = ${policyVersion} group by k.key),
    binding as (select a.content_key, a.market, a.treatment ${binding(sql`true`)}),
    held as (select content_key from quarantine where state in ('held', 'confirmed') and content_key in (select content_key from wanted)),
    ruled as (select w.project_id, w.id, w.old, w.old_predicted, w.predicted, case when h.content_key is not null then 'TX'
        when b.treatment is not null then greatest(b.treatment, w.own_treatment)
        else greatest(coalesce(greatest(w.own_treatment, w.predicted, w.of_query), w.floor), s.treatment) end as treatment
      from wanted w left join held h on h.content_key = w.content_key left join single s on s.content_key = w.content_key
        left join binding b on b.content_key = w.content_key and b.market = w.market)
    update result r set treatment = n.treatment, predicted_treatment = n.predicted from ruled n
    where r.project_id = n.project_id and r.id = n.id and (n.treatment <> n.old or n.predicted is distinct from n.old_predicted)
    returning r.project_id, r.id`.execute(trx)
  if (changed.rows.length > 0) await refreshWholes(trx, changed.rows)
  await refreshTasks(trx, scope)
}

/** Content keys with those of everything that looks like them. */
async function alsoLike(trx: Trx, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{
    key: string
  }>`select distinct about as key from ${withLike(sql`select unnest(${[...keys]}::text[])`, true)} k`.execute(trx)
  return rows.map(({ key }) => key)
}

/** Treats pairs as the stricter of their members after some results changed; a masked pair is named by no title. */
async function refreshWholes(trx: Trx, changed: readonly { project_id: string; id: string }[]): Promise<void> {
  await sql`update result r set treatment = n.treatment, title = case when n.treatment in ('T0', 'T1') then n.title else '' end from (
      select m.project_id, m.subject_id, max(d.treatment collate "C") as treatment, string_agg(d.title, ' ↔ ' order by m.side) as title from result_member m
        join result d on d.project_id = m.project_id and d.id = m.result_id
      where (m.project_id, m.subject_id) in (select o.project_id, o.subject_id from result_member o
        join jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c(project_id uuid, id uuid) on c.project_id = o.project_id and c.id = o.result_id)
      group by m.project_id, m.subject_id) n
    where r.project_id = n.project_id and r.id = n.subject_id and r.form = 'pair' and r.treatment <> n.treatment`.execute(
    trx,
  )
}

/**
 * What two people of a market agreed about contents: the same treatment, highest severity and categories in their latest verdicts. By
 * `content key/market`; contents that nobody, one person, or two who differ judged are left out.
 */
export async function bindingVerdict(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SafetyDetail>> {
  if (keys.length === 0) return new Map()
  const categories = (of: string) =>
    sql`(select array_agg(distinct f ->> 'category' order by f ->> 'category') from jsonb_array_elements(${sql.ref(`${of}.findings`)}) f where (f ->> 'severity')::int > 0)`
  const { rows } = await sql<{
    key: string
    findings: SafetyDetail['findings']
  }>`with said as (${ranked(sql`select unnest(${[...new Set(keys)]}::text[])`)})
    select a.content_key || '/' || a.market as key, a.findings ${binding(sql`b.severity = a.severity and ${categories('b')} is not distinct from ${categories('a')}`)}`.execute(
    db,
  )
  return new Map(rows.map(({ key, findings }) => [key, { findings, bases: [], confidence: null }]))
}
