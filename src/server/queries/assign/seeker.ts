/** Who asks for work in a project, in what, and what this person must not get. */
export interface Seeker {
  projectId: string
  personId: string
  /** Languages and markets of the membership; an empty list means all. */
  languages: string[]
  markets: string[]
  /** The languages that the person is given work in, one by one: of the membership or the whole project, without the barred ones. */
  spoken: string[]
  /** Whether the project has ended: nothing is handed out any more. */
  isOver: boolean
  /** Whether a course, a test or a pause may come before the person's work; false for most projects. */
  isGated: boolean
  /** The share of gold in what the person is given; 0 for whoever can read the gold. */
  goldShare: number
  /** Languages in which the person may not do production now: not qualified, or paused. */
  barred: string[]
  /** Accounts of the person, lower case: nobody judges what they published. */
  authors: string[]
  /** Predicted categories that the person does not want to see. */
  optOuts: string[]
}
