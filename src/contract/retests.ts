import { z } from 'zod'

/**
 * Whether a session has lasted: the share of grades within tolerance of what was settled, in the votes (after 0 days) and in the retests after 7
 * and 30, with the ends of Wilson's 95 % interval. A share is null until there are five answers or more of three people or more, all at
 * least a week old: nobody is to tell from it which task was a retest.
 */
export const RetestFigure = z.strictObject({
  days: z.number().int(),
  /** Retests that were planned; of the vote, the votes. */
  planned: z.number().int(),
  /** Answers that the share is of; null with it. */
  answers: z.number().int().nullable(),
  right: z.number().int().nullable(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type RetestFigure = z.infer<typeof RetestFigure>
export const RetestFigures = z.array(RetestFigure)
