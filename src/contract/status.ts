import { z } from 'zod'
import { decoders, previewProblems } from './words.ts'

const Count = z.number().int().min(0)

/** What the server can do with media, and how far it is with it; numbers alone, nothing of any content. */
export const ServerStatus = z.strictObject({
  decoder: z.strictObject({
    name: z.enum(decoders),
    version: z.string().nullable(),
    /** It is the one that comes with the server, which is of 2018. */
    year2018: z.boolean(),
  }),
  pictures: z.strictObject({ available: z.boolean() }),
  /** Files by how far they are; those that no result shows, and those of which nothing may be shown, are left out of `waiting`. */
  previews: z.strictObject({ waiting: Count, running: Count, done: Count, failed: Count }),
  failures: z.array(z.strictObject({ problem: z.enum(previewProblems), count: Count })),
})
export type ServerStatus = z.infer<typeof ServerStatus>

/** How many files wait again. */
export const Retried = z.strictObject({ retried: Count })
