import { z } from 'zod'
import { Id, Moment } from './basics.ts'
import { quarantineStates } from './safety-words.ts'

/** A report is in; whoever made it can take it back until `undoUntil`, and is never shown the content again either way. */
export const Reported = z.strictObject({ id: Id, undoUntil: Moment })
export type Reported = z.infer<typeof Reported>

/** Content under suspicion as an officer gets it: its hash and times, never a word or a byte of it. */
export const Quarantined = z.strictObject({
  id: Id,
  contentKey: z.string(),
  state: z.enum(quarantineStates),
  reportedAt: Moment,
  /** Who reported it and did not take that back: a name made up for each person. */
  reporters: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Whether it came in the middle of unusually many reports of one person. */
  unusual: z.boolean(),
  /** Results with this content, and the projects they are in. */
  results: z.number().int(),
  projects: z.number().int(),
  decidedAt: Moment.nullable(),
  note: z.string(),
})
export type Quarantined = z.infer<typeof Quarantined>

/** The latest first; `next` goes on from there. */
export const QuarantinePage = z.strictObject({ items: z.array(Quarantined), next: z.string().nullable() })
export type QuarantinePage = z.infer<typeof QuarantinePage>
export const QuarantineQuery = z.strictObject({
  state: z.enum(quarantineStates).optional(),
  after: z
    .string()
    .regex(/^\d{4}-[\dT:.Z-]{6,30}~[0-9a-f-]{36}$/)
    .optional(),
})
export const OfficerDecision = z.strictObject({ note: z.string().trim().max(2000) })
export const Restored = z.strictObject({ restored: z.number().int() })
export const OfficerChange = z.strictObject({ officer: z.boolean() })
