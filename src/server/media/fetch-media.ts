import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { type NewAsset, storeAsset } from '../ingest/assets.ts'
import { settleWithheld } from '../queries/quarantine/settle.ts'
import { refreshTreatments } from '../queries/treatments.ts'
import { FetchError, type FetchProblem, type FetchRules, fetchRemote } from './fetch-remote.ts'
import { fetchStream, type StreamPart } from './fetch-stream.ts'
import { sniffRemote } from './sniff.ts'

/** What fetching is built on; `rules` says how much at most, and in tests which addresses. */
export interface FetchDeps {
  db: Kysely<Database>
  now: () => Date
  newId: () => string
  rules: Omit<FetchRules, 'origins'>
}

/** As much as one file, or all of a stream, may be: 100 MiB within five minutes. */
export const fetchLimits = { mostBytes: 104_857_600, mostMs: 300_000 }

const mostTries = 3
/** What may go well another time. */
const passing: readonly FetchProblem[] = ['no-such-host', 'too-slow', 'broken-off', 'refused']

interface Wanted {
  project_id: string
  result_id: string
  media_url: string
  poster_url: string | null
  origins: string[]
  tries: number
}

/** Notes what is to be fetched; what somebody began and left for ten minutes waits again. Nothing treated TX is ever fetched. */
async function queueUp({ db, now }: FetchDeps): Promise<void> {
  await sql`insert into media_fetch (project_id, result_id, state, since) select r.project_id, r.id, 'waiting', ${now()} from result r
    join project p on p.id = r.project_id where r.media_url is not null and r.asset_hash is null and r.treatment <> 'TX'
      and p.viewing ->> 'ingest' = 'true' on conflict do nothing`.execute(db)
  await sql`update media_fetch set state = 'waiting' where state = 'running' and since < ${now()}::timestamptz - interval '10 minutes'`.execute(
    db,
  )
}

async function takeNext({ db, now }: FetchDeps): Promise<Wanted | undefined> {
  const { rows } = await sql<Wanted>`with next as (select f.project_id, f.result_id from media_fetch f
      join project p on p.id = f.project_id and p.viewing ->> 'ingest' = 'true'
      join result r on r.project_id = f.project_id and r.id = f.result_id and r.treatment <> 'TX' and r.asset_hash is null and r.media_url is not null
      where f.state = 'waiting' order by f.tries, f.since limit 1 for update of f skip locked)
    update media_fetch f set state = 'running', tries = f.tries + 1, since = ${now()} from next, result r, project p
    where f.project_id = next.project_id and f.result_id = next.result_id and r.project_id = f.project_id and r.id = f.result_id and p.id = f.project_id
    returning f.project_id, f.result_id, f.tries, r.media_url, r.poster_url, coalesce(p.viewing -> 'origins', '[]') as origins`.execute(
    db,
  )
  return rows[0]
}

interface Got {
  asset: NewAsset
  parts: StreamPart[]
  poster: NewAsset | null
}

async function get({ media_url, poster_url, origins }: Wanted, limits: FetchDeps['rules']): Promise<Got> {
  const rules = { ...limits, origins }
  const file = await fetchRemote(media_url, rules)
  const found = sniffRemote(file.bytes)
  if (!found) throw new FetchError('wrong-type')
  const { list, parts } = found.kind === 'hls' ? await fetchStream(file, rules) : { list: file.bytes, parts: [] }
  const asset = {
    kind: found.kind === 'image' ? ('image' as const) : ('video' as const),
    mime: found.mime,
    bytes: list,
  }
  return { asset, parts, poster: poster_url && asset.kind === 'video' ? await getPoster(poster_url, rules) : null }
}

/** A clip is shown without its still where that cannot be had. */
async function getPoster(address: string, rules: FetchRules): Promise<NewAsset | null> {
  try {
    const { bytes } = await fetchRemote(address, rules)
    const found = sniffRemote(bytes)
    return found?.kind === 'image' ? { kind: 'image', mime: found.mime, bytes, isPoster: true } : null
  } catch {
    return null
  }
}

/** What people said of the address, and never want to see again, holds for the bytes that came from it. */
async function carryOver(trx: Transaction<Database>, from: string, to: string): Promise<void> {
  const rest = sql.raw(
    'policy_version, market, person_id, project_id, result_id, label_id, treatment, severity, findings, at',
  )
  await sql`insert into verdict (content_key, ${rest}) select ${to}, ${rest} from verdict where content_key = ${from} on conflict do nothing`.execute(
    trx,
  )
  await sql`insert into never_again (person_id, content_key) select person_id, ${to} from never_again where content_key = ${from} on conflict do nothing`.execute(
    trx,
  )
}

async function store(
  { db, now, newId }: FetchDeps,
  { project_id, result_id }: Wanted,
  { asset, parts, poster }: Got,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const hash = await storeAsset(trx, asset, now())
    for (const part of parts)
      await trx
        .insertInto('asset_part')
        .values({ asset_hash: hash, ...part })
        .onConflict((conflict) => conflict.columns(['asset_hash', 'name']).doNothing())
        .execute()
    const old = await trx
      .selectFrom('result')
      .select('content_key')
      .where('project_id', '=', project_id)
      .where('id', '=', result_id)
      .executeTakeFirstOrThrow()
    await carryOver(trx, old.content_key, hash)
    const posterHash = poster && (await storeAsset(trx, poster, now()))
    await trx
      .updateTable('result')
      .set({
        asset_hash: hash,
        kind: asset.kind === 'image' ? 'image' : 'video',
        ...(posterHash && { poster_hash: posterHash }),
      })
      .where('project_id', '=', project_id)
      .where('id', '=', result_id)
      .execute()
    // What is known of these very bytes holds for this result from now on.
    await refreshTreatments(trx, { projectId: project_id, among: sql`r.id = ${result_id}` })
    await settleWithheld(trx, { projectId: project_id }, { now: now(), newId })
    await sql`update media_fetch set state = 'done', problem = null where project_id = ${project_id} and result_id = ${result_id}`.execute(
      trx,
    )
  })
}

/** Fetches one file that waits and stores it; answers false where none does. What fails is written down with the reason alone. */
export async function fetchNext(deps: FetchDeps): Promise<boolean> {
  const wanted = await takeNext(deps)
  if (!wanted) return false
  try {
    await store(deps, wanted, await get(wanted, deps.rules))
  } catch (error) {
    const problem = error instanceof FetchError ? error.problem : 'broken-off'
    const state = passing.includes(problem) && wanted.tries < mostTries ? 'waiting' : 'failed'
    await deps.db
      .updateTable('media_fetch')
      .set({ state, problem })
      .where('project_id', '=', wanted.project_id)
      .where('result_id', '=', wanted.result_id)
      .execute()
  }
  return true
}

/** Fetches all that waits now, one after another. */
export async function fetchWaiting(deps: FetchDeps): Promise<void> {
  await queueUp(deps)
  while (await fetchNext(deps));
}

/** Looks for media to fetch every few seconds until stopped; an error ends one look, never the loop. */
export function startFetching(deps: FetchDeps, everyMs = 5000): { stop: () => void } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const look = async () => {
    await fetchWaiting(deps).catch(() => {})
    if (!stopped) timer = setTimeout(look, everyMs).unref()
  }
  timer = setTimeout(look, everyMs).unref()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
