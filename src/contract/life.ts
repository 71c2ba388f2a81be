import { z } from 'zod'
import { Moment, ProjectState } from './basics.ts'
import { gateDecisions } from './words.ts'

export const GateDecision = z.enum(gateDecisions)
export type GateDecision = z.infer<typeof GateDecision>

const note = z.string().trim().min(1).max(2000)

/** One step in the life of a project; `decision` where it was taken at the gate of the pilot, `round` the pilot it began or ended, else 0. */
export const ProjectStep = z.strictObject({
  n: z.number().int(),
  from: ProjectState.nullable(),
  to: ProjectState,
  decision: GateDecision.nullable(),
  round: z.number().int(),
  note: z.string(),
  by: z.string(),
  at: Moment,
})
export type ProjectStep = z.infer<typeof ProjectStep>

/** Where a project stands, and how it came there (latest first). Projects from before steps were kept have none. */
export const ProjectLife = z.strictObject({
  state: ProjectState,
  /** Which pilot runs or was the last, from 1; 0 before the first. */
  round: z.number().int(),
  steps: z.array(ProjectStep),
})
export type ProjectLife = z.infer<typeof ProjectLife>

export const NewStep = z.strictObject({ to: ProjectState, note })
export const NewDecision = z.strictObject({ decision: GateDecision, note })
