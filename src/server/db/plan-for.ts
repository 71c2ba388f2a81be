import { type RawBuilder, sql } from 'kysely'

/**
 * The call that tells PostgreSQL, until the transaction ends, how to plan prepared statements: once for any values, or as it sees
 * fit, which may be anew each time. It is no more than a row in the `from` of a statement that is made anyway.
 */
export function planFor(what: 'any values' | 'these values'): RawBuilder<unknown> {
  const mode = what === 'any values' ? 'force_generic_plan' : 'auto'
  return sql`set_config('plan_cache_mode', ${sql.lit(mode)}, true)`
}
