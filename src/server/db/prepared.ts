import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A statement is prepared when it has been asked this often: most that come once have a list of their own length in them. */
const often = 3
/** So many statements are kept prepared in each connection; what they cost there is memory. */
const most = 300

/** Counts statements, and gives those that come back a name to prepare them by. */
function makeNames() {
  const asked = new Map<string, number>()
  const names = new Map<string, string>()
  return (text: string): string | undefined => {
    const name = names.get(text)
    if (name || names.size >= most) return name
    const times = (asked.get(text) ?? 0) + 1
    if (times < often) {
      if (asked.size > most * 10) asked.clear()
      asked.set(text, times)
      return undefined
    }
    asked.delete(text)
    names.set(text, `s${names.size}`)
    return names.get(text)
  }
}

/**
 * The pool, with the statements that come again and again prepared in each connection. PostgreSQL plans a statement with many joins
 * longer than it runs it; prepared ones keep their plan where it is no worse than one made for the values.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = makeNames()
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient) => {
    const known = wrapped.get(client)
    if (known) return known
    // Cursors are not used: every question is a text with its values.
    const query = (text: string, values: unknown[] = []) =>
      client.query(values.length > 0 ? { name: nameOf(text), text, values } : text)
    const made = { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient
    wrapped.set(client, made)
    return made
  }
  return { connect: async () => wrap(await pool.connect()), end: () => pool.end() }
}
