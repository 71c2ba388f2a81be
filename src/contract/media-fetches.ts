import { z } from 'zod'
import { fetchProblems } from './safety-words.ts'

/** How far the media of a project has been fetched, and the first hundred results whose media could not be. */
export const MediaFetches = z.strictObject({
  waiting: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  problems: z.array(z.strictObject({ docId: z.string(), problem: z.enum(fetchProblems) })),
})
export type MediaFetches = z.infer<typeof MediaFetches>
