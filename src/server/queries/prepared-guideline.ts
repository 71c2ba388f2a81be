import { clauseProblems, withIds } from '#core/guideline.ts'
import { normaliseLanguage } from '#core/identity.ts'
import { ApiError } from '../api-error.ts'

/**
 * Every clause gets a stable id, the one it had before if it had one; texts without content are dropped. A language
 * may lack clauses, since translations follow the first text; the page says which. Throws `bad-language` and `bad-guideline`.
 */
export function preparedGuideline(
  texts: Record<string, string>,
  before: Record<string, string>,
): Record<string, string> {
  const filled = Object.entries(texts).filter(([, text]) => text.trim() !== '')
  const ready = Object.fromEntries(
    filled.map(([language, text]) => {
      const canonical = normaliseLanguage(language)
      if (!canonical) throw new ApiError('bad-language', `${language} is not a language tag.`, { language })
      return [canonical, withIds(text, before[canonical])]
    }),
  )
  const problems = clauseProblems(ready).filter(({ id }) => id !== 'missing-clause')
  if (problems.length > 0) throw new ApiError('bad-guideline', 'The clauses do not hold together.', { problems })
  return ready
}
