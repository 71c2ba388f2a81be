import type { revealRefusals } from '#contract/safety-words.ts'

/** A result as the server can be asked to show it: in the hands of its annotator, for those who review, or on the table of a room. */
export type Place =
  | { assignmentId: string; subject: string }
  | { projectId: string; resultId: string }
  | { projectId: string; sessionId: string; n: number }

/** Why something masked stays masked: as the server says, or since the viewing has ended, the server is away, or it could not be drawn. */
export type RevealProblem = (typeof revealRefusals)[number] | 'over' | 'offline' | 'failed'

/** Something masked that could not be shown. */
export class RevealFailure extends Error {
  readonly problem: RevealProblem
  constructor(problem: RevealProblem) {
    super(`not shown: ${problem}`)
    this.problem = problem
  }
}
