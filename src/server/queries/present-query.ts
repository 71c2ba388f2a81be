import type { Treatment } from '#contract/basics.ts'
import type { WordMask } from './masked-words.ts'

/** The words of a query. */
interface QueryWords {
  text: string
  need: string
  context: string
}

/** Whether a query's own words are held back: treated T3 or stricter. */
export function isHeldQuery(treatment: Treatment | null): boolean {
  return treatment === 'T3' || treatment === 'T4' || treatment === 'TX'
}

/** A query's words as people see them: with the harmful ones replaced where the query itself is treated T3 or stricter, and nothing without a list of them. */
export function presentQuery(words: QueryWords, treatment: Treatment | null, mask: WordMask | undefined): QueryWords {
  const { text, need, context } = words
  if (!isHeldQuery(treatment)) return { text, need, context }
  const replaced = mask && treatment !== 'TX' ? mask : () => ''
  return { text: replaced(text), need: replaced(need), context: replaced(context) }
}
