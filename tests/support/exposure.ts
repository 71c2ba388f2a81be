import { sql } from 'kysely'
import { exposureOf, type Level } from '#core/viewing.ts'
import { newId } from '#server/deps.ts'
import type { Client, TestServer } from './api.ts'

interface Seen {
  level?: Level
  treatment?: 'T2' | 'T3' | 'T4'
  seconds?: number
  categories?: string[]
  contentKey?: string
  isOpen?: boolean
  projectId?: string
}

/** Puts into the tables that somebody looked at something until now, as revealing it would. */
export async function looked(
  { db, clock }: TestServer,
  { id }: Client,
  { level = 3, treatment = 'T3', seconds = 20, categories = ['violence'], ...more }: Seen = {},
): Promise<void> {
  const opened = new Date(clock.now.getTime() - seconds * 1000)
  const [key, project] = [more.contentKey ?? `text:${newId()}`, more.projectId ?? newId()]
  await sql`insert into viewing (id, person_id, session_hash, project_id, result_id, content_key, treatment, categories, level, part, opened_at, beat_at, closed_at, weight)
    values (${newId()}, ${id}, 'session', ${project}, ${newId()}, ${key}, ${treatment}, ${categories}::text[], ${level}, 'media', ${opened}, ${clock.now},
      ${more.isOpen ? null : clock.now}, ${more.isOpen ? 0 : exposureOf(seconds, level, treatment)})`.execute(db)
}
