import { type Kysely, sql } from 'kysely'
import { maskTokens } from '#contract/safety-words.ts'
import { maskWords } from '#core/mask-text/mask-words.ts'
import type { TokenWords } from '#core/mask-text/word-tree.ts'
import type { Database } from '../db/schema.ts'

/** Replaces a language's harmful words by typed tokens. */
export type WordMask = (text: string) => string

/** Masks by project and language; a language without a list of words has none, and its masked texts stay cards. */
export type WordMasks = (projectId: string, language: string) => WordMask | undefined

interface Kept {
  /** The versions of the lists' rows; others mean that somebody changed them. */
  mark: string
  lists: TokenWords[]
}

// Lists can hold a hundred thousand words; they are read and sorted again only when they changed.
const kept = new Map<string, Kept>()
const mostKept = 100

async function readLists(db: Kysely<Database>, projectId: string, language: string): Promise<TokenWords[]> {
  const rows = await db
    .selectFrom('word_list')
    .select(['token', 'words'])
    .where('project_id', '=', projectId)
    .where('language', '=', language)
    .execute()
  return maskTokens.flatMap((token) => rows.filter((row) => row.token === token).map(({ words }) => ({ token, words })))
}

/** The masks of these languages. */
export async function wordMasks(
  db: Kysely<Database>,
  wanted: readonly { projectId: string; language: string }[],
): Promise<WordMasks> {
  if (wanted.length === 0) return () => undefined
  const ids = [...new Set(wanted.map(({ projectId }) => projectId))]
  const languages = [...new Set(wanted.map(({ language }) => language))]
  const { rows } = await sql<{ project_id: string; language: string; mark: string }>`
    select project_id, language, string_agg(token || ' ' || xmin || ' ' || ctid, ',' order by token) as mark from word_list
    where project_id = any(${ids}) and language = any(${languages}) and words <> '{}' group by project_id, language`.execute(
    db,
  )
  const masks = new Map<string, WordMask>()
  for (const { project_id, language, mark } of rows) {
    const key = `${project_id} ${language}`
    let found = kept.get(key)
    if (found?.mark !== mark) found = { mark, lists: await readLists(db, project_id, language) }
    // The one used last is the last to go.
    kept.delete(key)
    kept.set(key, found)
    const { lists } = found
    masks.set(key, (text) => maskWords(text, lists).text)
  }
  for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(key)
  return (projectId, language) => masks.get(`${projectId} ${language}`)
}
