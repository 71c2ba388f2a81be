import { type RawBuilder, sql } from 'kysely'

/** A content key and those of everything that looks the same or alike, as `key`. */
export const alike = (of: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select ${of} as key union all select other from asset_like where asset_hash = ${of})`
