import type { Kysely } from 'kysely'
import type { BadRow } from '#contract/imports.ts'
import type { Database } from '../db/schema.ts'

/** How far an import is; kept in memory and written down a few times a second, apart from the import's own transaction. */
export interface JobProgress {
  read: (bytes: number) => void
  row: () => void
  bad: (row: BadRow) => void
  badRows: () => number
  /** Writes down what changed, if it is time; answers false when the import has been cancelled. */
  tick: (force?: boolean) => Promise<boolean>
}

const every = 250
/** Bad rows kept for download; more than that and the file is of another kind. */
const mostBad = 100_000

/** Follows one import. */
export function followJob(db: Kysely<Database>, projectId: string, importId: string, now: () => Date): JobProgress {
  let [bytes, rows, bad, written, last] = [0, 0, 0, 0, 0]
  let waiting: BadRow[] = []

  async function writeBad(): Promise<void> {
    const part = waiting
    waiting = []
    for (let i = 0; i < part.length; i += 500) {
      const values = part
        .slice(i, i + 500)
        .map((row) => ({ project_id: projectId, import_id: importId, n: ++written, ...row }))
      await db.insertInto('import_bad_row').values(values).execute()
    }
  }

  return {
    read: (more) => {
      bytes += more
    },
    row: () => {
      rows += 1
    },
    bad: (row) => {
      bad += 1
      if (bad <= mostBad) waiting.push(row)
    },
    badRows: () => bad,
    async tick(force = false) {
      const at = now().getTime()
      if (!force && at - last < every) return true
      last = at
      await writeBad()
      const row = await db
        .updateTable('import_job')
        .set({ bytes_read: bytes, rows, bad_rows: bad, heartbeat_at: now() })
        .where('project_id', '=', projectId)
        .where('id', '=', importId)
        .returning('state')
        .executeTakeFirst()
      return row?.state === 'running'
    },
  }
}
