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

/**
 * Assets that look like `hash`, found by the bands of their prints. Pictures are the same where no bit and hardly the shape differs, alike up to
 * three bits. Clips are the same where every still and the length are, alike where half of the stills are. What is not known is
 * not the same, and at least half of the stills must tell something.
 */
const lookAlike = (hash: string) => sql<{ other: string; same: boolean }>`with mine as materialized (
    select n, print, bands from asset_print where asset_hash = ${hash}),
  found as materialized (select distinct o.asset_hash from mine join asset_print o on o.bands && mine.bands and o.n = mine.n
    where o.asset_hash <> ${hash} and ${tells('mine')}),
  pairs as (select o.asset_hash, mine.n, bit_count((mine.print # o.print)::bit(64)) as apart, ${tells('mine')} and ${tells('o')} as tells
    from found f join asset_print o on o.asset_hash = f.asset_hash left join mine on mine.n = o.n),
  compared as (select asset_hash, count(*) as stills, count(n) as both, max(apart) as farthest, count(*) filter (where tells) as telling,
      count(*) filter (where tells and apart <= ${sql.lit(near)}) as near from pairs group by asset_hash)
  select c.asset_hash as other, coalesce(c.stills = m.stills and c.both = m.stills and c.telling * 2 >= m.stills and case a.kind
      when 'image' then c.farthest = 0 and abs(${shape(sql`a.hash`)} / ${shape(sql`b.hash`)} - 1) <= ${sql.lit(ratio)}
      else c.farthest <= ${sql.lit(sameStill)} and abs(a.duration_ms - b.duration_ms) <= ${sql.lit(length)} end, false) as same
  from compared c join asset b on b.hash = c.asset_hash join asset a on a.hash = ${hash} and a.kind = b.kind, (select count(*) as stills from mine) m
  where c.near * 2 >= greatest(c.stills, m.stills) order by same desc, c.near desc, c.farthest, other limit ${sql.lit(most)}`

/** The hashes of assets that look the same as one, and of those that look like it; neither holds the asset itself, none is in both. */
export async function sameOrLike(db: Kysely<Database>, hash: string): Promise<{ same: string[]; like: string[] }> {
  const { rows } = await lookAlike(hash).execute(db)
  const those = (same: boolean) =>
    rows
      .filter((row) => row.same === same)
      .map(({ other }) => other)
      .sort()
  return { same: those(true), like: those(false) }
}

/**
 * Keeps what an asset looks like after its prints were stored, and works out anew how it, and what it looked like before and looks like now, is
 * treated.
 */
export async function printsStored(trx: Trx, hash: string): Promise<void> {
  // One after the other: of two that are stored at once, neither would find the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('asset_like', 10))`.execute(trx)
  const before = await trx.deleteFrom('asset_like').where('asset_hash', '=', hash).returning('other').execute()
  await trx.deleteFrom('asset_like').where('other', '=', hash).execute()
  const { rows } = await lookAlike(hash).execute(trx)
  if (rows.length > 0)
    await trx
      .insertInto('asset_like')
      .values(
        rows.flatMap(({ other, same }) => [
          { asset_hash: hash, other, same },
          { asset_hash: other, other: hash, same },
        ]),
      )
      .execute()
  if (rows.length + before.length > 0)
    await refreshTreatments(trx, { keys: [hash, ...before.map(({ other }) => other)] })
}
