import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'

/** Appends to the audit log; it can never be changed afterwards. */
export async function audit(
  db: Kysely<Database>,
  { detail, ...row }: { at: Date; person_id: string; project_id: string | null; action: string; detail?: unknown },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({ ...row, detail: JSON.stringify(detail ?? {}) })
    .execute()
}
