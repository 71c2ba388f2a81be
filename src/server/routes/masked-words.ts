import type { Kysely } from 'kysely'
import type { WordLists } from '#contract/masked-words.ts'
import { maskTokens } from '#contract/safety-words.ts'
import { normaliseLanguage } from '#core/identity.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'

async function listsOf(db: Kysely<Database>, projectId: string): Promise<WordLists> {
  const rows = await db
    .selectFrom('word_list')
    .select(['language', 'token', 'words'])
    .where('project_id', '=', projectId)
    .orderBy('language')
    .execute()
  return { lists: maskTokens.flatMap((token) => rows.flatMap((row) => (row.token === token ? { ...row, token } : []))) }
}

/** The words that masked texts show as tokens: reading all lists, replacing one. */
export function maskedWordRoutes(on: On): void {
  on('words.get', ({ params, db }) => listsOf(db, params.projectId))

  on('words.update', async ({ params: { projectId }, body, db, person, now }) => {
    const language = normaliseLanguage(body.language)
    const { languages } = await db
      .selectFrom('project')
      .select('languages')
      .where('id', '=', projectId)
      .executeTakeFirstOrThrow()
    if (!language || !languages.includes(language))
      throw new ApiError('bad-language', `${body.language} is not a language of the project.`, {
        language: body.language,
      })
    const words = [...new Set(body.words.map((word) => word.normalize('NFC')))]
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('word_list')
        .values({ project_id: projectId, language, token: body.token, words })
        .onConflict((conflict) => conflict.columns(['project_id', 'language', 'token']).doUpdateSet({ words }))
        .execute()
      const detail = { language, token: body.token, words: words.length }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'words.update', detail })
    })
    return listsOf(db, projectId)
  })
}
