import type { Kysely } from 'kysely'
import type { NoticeKind } from '#contract/review.ts'
import type { Database } from '../db/schema.ts'

interface NewNotice {
  id: string
  personId: string
  projectId: string | null
  kind: NoticeKind
  at: Date
  detail?: Record<string, unknown>
}

/** Puts something into a person's inbox. */
export async function notify(
  db: Kysely<Database>,
  { id, personId, projectId, kind, at, detail = {} }: NewNotice,
): Promise<void> {
  await db
    .insertInto('notification')
    .values({ id, person_id: personId, project_id: projectId, kind, detail: JSON.stringify(detail), at, read_at: null })
    .execute()
}
