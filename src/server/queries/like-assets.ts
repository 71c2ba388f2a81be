import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { refreshTreatments } from './treatments.ts'

type Trx = Transaction<Database>

/** Bits in which prints of what looks alike differ at most; more would need other bands to be found by. */
const near = 3
/** Bits in which the stills of a clip differ at most if it is the same, encoded anew. */
const sameStill = 1
/** Prints with fewer bits of one kind say nothing: blank frames and plain slopes all look like that. */
const telling = 8
/** How far the ratios of width to height may lie apart. */
const ratio = 0.02
/** Most assets that are kept beside one, the nearest: thousands of pictures of one template would be millions of pairs. */
const most = 500
/** How far the lengths of clips may lie apart, in ms. */
const length = 500

const tells = (of: string) =>
  sql`bit_count(${sql.ref(`${of}.print`)}::bit(64)) between ${sql.lit(telling)} and ${sql.lit(64 - telling)}`

/** Width over height as measured when the pictures were made, else as it was told. */
const shape = (of: RawBuilder<unknown>) =>
  sql`(select coalesce(max(p.width::float8 / p.height), max(o.width::float8 / nullif(o.height, 0)))
    from asset o left join preview p on p.asset_hash = o.hash and p.level = 4 and p.n = 0 where o.hash = ${of})`

interface Alike {
  hash: string
  other: string
  same: boolean
}

/**
 * Assets that look like one of `hashes`, found by the bands of their prints. Pictures are the same where no bit and hardly the shape differs,
 * alike up to three bits. Clips are the same where every still and the length are, alike where half of the stills are. What is not known is
 * not the same, and at least half of the stills must tell something.
 */
const lookAlike = (hashes: readonly string[]) => sql<Alike>`with mine as materialized (
    select asset_hash as hash, n, print, bands, ${tells('asset_print')} as tells from asset_print where asset_hash = any(${[...hashes]})),
  found as materialized (select distinct mine.hash, o.asset_hash as other from mine
    cross join lateral (select asset_hash, n from asset_print where bands && mine.bands) o
    where o.n = mine.n and o.asset_hash <> mine.hash and mine.tells),
  pairs as (select f.hash, f.other, mine.n, bit_count((mine.print # o.print)::bit(64)) as apart, mine.tells and ${tells('o')} as tells
    from found f join asset_print o on o.asset_hash = f.other left join mine on mine.hash = f.hash and mine.n = o.n),
  compared as (select hash, other, count(*) as stills, count(n) as both, max(apart) as farthest, count(*) filter (where tells) as telling,
      count(*) filter (where tells and apart <= ${sql.lit(near)}) as near from pairs group by hash, other),
  judged as (select c.hash, c.other, c.near, c.farthest, coalesce(c.stills = m.stills and c.both = m.stills and c.telling * 2 >= m.stills and case a.kind
        when 'image' then c.farthest = 0 and abs(${shape(sql`a.hash`)} / ${shape(sql`b.hash`)} - 1) <= ${sql.lit(ratio)}
        else c.farthest <= ${sql.lit(sameStill)} and abs(a.duration_ms - b.duration_ms) <= ${sql.lit(length)} end, false) as same
    from compared c join asset b on b.hash = c.other join asset a on a.hash = c.hash and a.kind = b.kind
      join (select hash, count(*) as stills from mine group by hash) m on m.hash = c.hash
    where c.near * 2 >= greatest(c.stills, m.stills))
  select hash, other, same from (select *, row_number() over (partition by hash order by same desc, near desc, farthest, other) as place from judged) j
  where place <= ${sql.lit(most)}`

/** The hashes of assets that look the same as one, and of those that look like it; neither holds the asset itself, none is in both. */
export async function sameOrLike(db: Kysely<Database>, hash: string): Promise<{ same: string[]; like: string[] }> {
  const { rows } = await lookAlike([hash]).execute(db)
  const those = (same: boolean) =>
    rows
      .filter((row) => row.same === same)
      .map(({ other }) => other)
      .sort()
  return { same: those(true), like: those(false) }
}

/**
 * Keeps what assets look like after their prints were stored, and works out anew how they, and what they looked like before and look like
 * now, are treated.
 */
export async function printsStored(trx: Trx, hashes: readonly string[]): Promise<void> {
  // One after the other: of two that are stored at once, neither would find the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('asset_like', 10))`.execute(trx)
  const these = sql<string>`any(${[...hashes]})`
  const before = await trx
    .deleteFrom('asset_like')
    .where('asset_hash', '=', these)
    .returning(['asset_hash', 'other'])
    .execute()
  const others = [...new Set(before.map(({ other }) => other))]
  if (others.length > 0)
    await trx
      .deleteFrom('asset_like')
      .where('asset_hash', '=', sql<string>`any(${others})`)
      .where('other', '=', these)
      .execute()
  const { rows } = await lookAlike(hashes).execute(trx)
  // From both sides; of two that were stored together, each finds the other.
  const pairs = new Map<string, { asset_hash: string; other: string; same: boolean }>()
  for (const { hash, other, same } of rows)
    for (const pair of [
      { asset_hash: hash, other, same },
      { asset_hash: other, other: hash, same },
    ])
      pairs.set(`${pair.asset_hash}/${pair.other}`, pair)
  if (pairs.size > 0)
    await sql`insert into asset_like (asset_hash, other, same) select asset_hash, other, same
      from jsonb_to_recordset(${JSON.stringify([...pairs.values()])}::jsonb) as p(asset_hash text, other text, same boolean)`.execute(
      trx,
    )
  const keys = new Set([...rows.map(({ hash }) => hash), ...before.map(({ asset_hash }) => asset_hash), ...others])
  if (keys.size > 0) await refreshTreatments(trx, { keys: [...keys] })
}
