import type { Settlement } from '#contract/calibration.ts'

/** What a room settles an item as, who says so, and when. */
export interface Settling {
  projectId: string
  sessionId: string
  n: number
  /** The trainer who leads. */
  personId: string
  settlement: Settlement
  now: Date
}
