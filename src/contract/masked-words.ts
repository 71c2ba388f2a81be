import { z } from 'zod'
import { Language } from './basics.ts'
import { MaskToken } from './safety.ts'

/** Words that masked texts of a language show as a token; a `*` at an end of a word stands for any letters. */
export const WordList = z.strictObject({
  language: Language,
  token: MaskToken,
  words: z.array(z.string().trim().min(1).max(200)).max(20_000),
})
export type WordList = z.infer<typeof WordList>

/** All lists of a project. */
export const WordLists = z.strictObject({ lists: z.array(WordList) })
export type WordLists = z.infer<typeof WordLists>
