/** What the page tells of the work that somebody can step away from. */
export interface AwayFrom {
  /** Whether anything in the task is masked. */
  hasMasked: boolean
  /** The task in hand, and whether its project asks now and then how people feel. */
  taskId: string
  asksMood: boolean
  /** The person stepped away, or came back. */
  onAway: (isAway: boolean) => void
  /** Gives the task back for good; null where that cannot be. */
  onGiveBack: (() => void) | null
}
