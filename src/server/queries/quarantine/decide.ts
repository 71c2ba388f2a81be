import { type Kysely, sql, type Transaction } from 'kysely'
import type { Quarantined, QuarantinePage } from '#contract/officer.ts'
import { pseudonym } from '#core/pseudonym.ts'
import { ApiError, found } from '../../api-error.ts'
import { scopedId } from '../../crypto.ts'
import type { Database } from '../../db/schema.ts'
import { audit } from '../audit.ts'
import { giveBack, lockContent } from './report.ts'

type Trx = Transaction<Database>

interface Deciding {
  officerId: string
  note: string
  now: Date
  newId: () => string
}

async function decide(
  trx: Trx,
  ids: string[],
  to: 'restored' | 'confirmed',
  { officerId, note, now, newId }: Deciding,
): Promise<number> {
  const keys = await trx.selectFrom('quarantine').select('content_key').where('id', 'in', ids).execute()
  await lockContent(
    trx,
    keys.map(({ content_key }) => content_key),
  )
  const { rows } = await sql<{
    id: string
    content_key: string
  }>`update quarantine set state = ${to}, decided_by = ${officerId}, decided_at = ${now}, note = ${note}
    where id = any(${ids}) and state = any(${to === 'restored' ? ['held', 'confirmed'] : ['held']}) returning id, content_key`.execute(
    trx,
  )
  if (to === 'restored' && rows.length > 0)
    await giveBack(
      trx,
      rows.map(({ content_key }) => content_key),
      { now, newId },
    )
  for (const { id, content_key } of rows)
    await audit(trx, {
      at: now,
      person_id: officerId,
      project_id: null,
      action: `officer.${to}`,
      detail: { quarantineId: id, contentKey: content_key, note },
    })
  return rows.length
}

/** Restores one content, or confirms it; what was confirmed can still be restored. Throws 404 or `already-decided`. */
export async function decideQuarantined(
  trx: Trx,
  id: string,
  to: 'restored' | 'confirmed',
  deciding: Deciding,
): Promise<void> {
  found(await trx.selectFrom('quarantine').select('id').where('id', '=', id).executeTakeFirst())
  if ((await decide(trx, [id], to, deciding)) === 0) throw new ApiError('already-decided', 'This has been decided.')
}

/** Everybody who ever reported, in the order of their first report. */
async function reporters(db: Kysely<Database>, secret: string) {
  const { rows } = await sql<{
    id: string
  }>`select person_id as id from suspect_report group by person_id order by min(at), person_id`.execute(db)
  return Promise.all(
    rows.map(async ({ id }, place) => ({
      personId: id,
      id: await scopedId(secret, 'reporter', id),
      name: pseudonym('reporters', place),
    })),
  )
}

/** Restores all that one person alone reported and nobody has decided on; answers how many. Throws 404. */
export async function restoreAllOf(trx: Trx, secret: string, reporterId: string, deciding: Deciding): Promise<number> {
  const { personId } = found((await reporters(trx, secret)).find(({ id }) => id === reporterId))
  const { rows } = await sql<{ id: string }>`select id from quarantine q where q.state = 'held'
    and exists (select 1 from suspect_report s where s.quarantine_id = q.id and s.undone_at is null and s.person_id = ${personId})
    and not exists (select 1 from suspect_report s where s.quarantine_id = q.id and s.undone_at is null and s.person_id <> ${personId})`.execute(
    trx,
  )
  return rows.length === 0
    ? 0
    : decide(
        trx,
        rows.map(({ id }) => id),
        'restored',
        deciding,
      )
}

/** How many are listed at once. */
const page = 50

type Row = Omit<Quarantined, 'reportedAt' | 'decidedAt' | 'reporters'> & {
  reportedAt: Date
  decidedAt: Date | null
  people: string[]
}

/** What was reported, the latest first: ids, hashes and times, and who reported it under names made up for them. */
export async function quarantinePage(
  db: Kysely<Database>,
  secret: string,
  { state, after }: { state?: Quarantined['state'] | undefined; after?: string | undefined },
): Promise<QuarantinePage> {
  const [at, id] = after?.split('~') ?? []
  const { rows } =
    await sql<Row>`select q.id, q.content_key as "contentKey", q.state, q.reported_at as "reportedAt", q.decided_at as "decidedAt", q.note,
      array(select s.person_id::text from suspect_report s where s.quarantine_id = q.id and s.undone_at is null) as people,
      exists (select 1 from suspect_report s where s.quarantine_id = q.id and s.undone_at is null and s.unusual) as unusual, c.results, c.projects
    from quarantine q cross join lateral (select count(*)::int as results, count(distinct r.project_id)::int as projects from result r
      where r.content_key = q.content_key and r.form in ('document', 'seed')) c
    where (${state ?? null}::text is null or q.state = ${state ?? null}) and (${at ?? null}::timestamptz is null or (q.reported_at, q.id) < (${at ?? null}::timestamptz, ${id ?? null}::uuid))
    order by q.reported_at desc, q.id desc limit ${page + 1}`.execute(db)
  const names = await reporters(db, secret)
  const items = rows.slice(0, page).map(({ people, reportedAt, decidedAt, ...row }) => ({
    ...row,
    reporters: names.filter(({ personId }) => people.includes(personId)).map(({ id, name }) => ({ id, name })),
    reportedAt: reportedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
  const last = rows.length > page ? items.at(-1) : undefined
  return { items, next: last ? `${last.reportedAt}~${last.id}` : null }
}
