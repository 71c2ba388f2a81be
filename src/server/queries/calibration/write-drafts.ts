import { sql, type Transaction } from 'kysely'
import type { NewDraft } from '#contract/guideline-draft.ts'
import { parseClauses } from '#core/guideline.ts'
import { type ClauseWords, clauseIn, isOneClause, newClauseId, withClause } from '#core/guideline-clause.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { isOpen, staleLabels } from '../bulk/conditions.ts'
import { lockGuideline, publishGuideline } from '../publish-guideline.ts'

type Trx = Transaction<Database>

/** Who writes, in which project, and when. */
interface By {
  projectId: string
  personId: string
  now: Date
  newId: () => string
}

/** Throws 422 for words that are not one clause, and for languages that the guideline is not written in, but for its first clause. */
function checkWords(words: Record<string, ClauseWords>, guideline: Record<string, string>): void {
  const entries = Object.entries(words)
  const written = Object.keys(guideline)
  const strange = entries.find(([language]) => written.length > 0 && !written.includes(language))
  if (strange)
    throw new ApiError('bad-language', 'The guideline is not written in this language.', { language: strange[0] })
  if (entries.length === 0 || !entries.every(([, one]) => isOneClause(one)))
    throw new ApiError('bad-guideline', 'This is not the text of one clause.')
}

/** Ids that are or were clauses of the project's guideline, or are to be. */
async function takenIds(trx: Trx, projectId: string): Promise<string[]> {
  const { rows } = await sql<{
    texts: Record<string, string>
  }>`select texts from guideline where project_id = ${projectId}`.execute(trx)
  const drafted = await trx.selectFrom('guideline_draft').select('clause').where('project_id', '=', projectId).execute()
  const written = rows.flatMap(({ texts }) =>
    Object.values(texts).flatMap((text) => parseClauses(text).map(({ id }) => id)),
  )
  return [...written, ...drafted.map(({ clause }) => clause)]
}

/** Drafts a change of a clause, or a new one; answers its id. Throws 404 for a session that is not there, 400 for an unknown clause, `stale-version`, and what `checkWords` throws. */
export async function createDraft(trx: Trx, { projectId, personId, now, newId }: By, draft: NewDraft): Promise<string> {
  const { texts } = await lockGuideline(trx, projectId, draft.basedOn)
  const { sessionId, n } = draft
  if (sessionId !== null)
    found(
      await trx
        .selectFrom('calibration_item')
        .select('n')
        .where('project_id', '=', projectId)
        .where('session_id', '=', sessionId)
        .$if(n !== null, (query) => query.where('n', '=', n ?? 0))
        .limit(1)
        .executeTakeFirst(),
    )
  if (draft.clause !== null && Object.keys(clauseIn(texts, draft.clause)).length === 0)
    throw new ApiError('bad-request', 'The guideline has no such clause.', { clause: draft.clause })
  checkWords(draft.texts, texts)
  const id = newId()
  await trx
    .insertInto('guideline_draft')
    .values({
      ...{ project_id: projectId, id, session_id: sessionId, n, based_on: draft.basedOn, note: draft.note },
      ...{ clause: draft.clause ?? newClauseId(await takenIds(trx, projectId)), texts: JSON.stringify(draft.texts) },
      ...{ drafted_by: personId, drafted_at: now },
    })
    .execute()
  return id
}

/** A draft that is still one, locked; throws 404, or `conflict` where it was published or dropped. */
async function lockDraft(trx: Trx, projectId: string, draftId: string) {
  const draft = found(
    await trx
      .selectFrom('guideline_draft')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('id', '=', draftId)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (draft.state !== 'draft') throw new ApiError('conflict', 'This draft was published or dropped.')
  return draft
}

async function change(trx: Trx, projectId: string, draftId: string, set: Record<string, unknown>): Promise<void> {
  await trx
    .updateTable('guideline_draft')
    .set(set)
    .where('project_id', '=', projectId)
    .where('id', '=', draftId)
    .execute()
}

/** Writes other words into a draft, based on the version in force. Throws as `createDraft` and `lockDraft` do. */
export async function updateDraft(
  trx: Trx,
  { projectId }: By,
  draftId: string,
  { basedOn, texts, note }: Pick<NewDraft, 'basedOn' | 'texts' | 'note'>,
): Promise<void> {
  const inForce = await lockGuideline(trx, projectId, basedOn)
  await lockDraft(trx, projectId, draftId)
  checkWords(texts, inForce.texts)
  await change(trx, projectId, draftId, { based_on: basedOn, texts: JSON.stringify(texts), note })
}

/** Drops a draft. */
export async function dropDraft(trx: Trx, { projectId, personId, now }: By, draftId: string): Promise<void> {
  await lockDraft(trx, projectId, draftId)
  await change(trx, projectId, draftId, { state: 'dropped', settled_by: personId, settled_at: now })
}

/**
 * Publishes a draft as a new version of the guideline, in which nothing else changes, and counts the labels given under the old text.
 * Throws `stale-version` where another version is in force than the one looked at, or the clause reads otherwise than when it was drafted.
 */
export async function publishDraft(trx: Trx, by: By, draftId: string, version: number): Promise<void> {
  const { projectId, personId, now } = by
  const inForce = await lockGuideline(trx, projectId, version)
  const { clause, texts, based_on, session_id } = await lockDraft(trx, projectId, draftId)
  const based = await trx
    .selectFrom('guideline')
    .select('texts')
    .where('project_id', '=', projectId)
    .where('version', '=', based_on)
    .executeTakeFirst()
  const words = (of: Record<string, string>) => JSON.stringify(Object.entries(clauseIn(of, clause)).sort())
  if (words(based?.texts ?? {}) !== words(inForce.texts))
    throw new ApiError('stale-version', 'The clause has changed since it was drafted.', { version })
  const merged = { ...inForce.texts }
  for (const [language, one] of Object.entries(texts))
    merged[language] = withClause(merged[language] ?? '', clause, one)
  if (words(merged) === words(inForce.texts)) throw new ApiError('bad-request', 'The draft changes nothing.')
  const next = await publishGuideline(trx, { ...by, sessionId: session_id }, { texts: merged, basedOn: version })
  const filter = { clause, guidelineBefore: next }
  const action = { kind: 'stale' as const, filter, again: true, liftDecisions: true }
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${staleLabels(projectId, action, now)} and not ${isOpen}`.execute(trx)
  const settled = { settled_by: personId, settled_at: now, version: next, recheck: rows[0]?.n ?? 0 }
  await change(trx, projectId, draftId, { state: 'published', ...settled })
}
