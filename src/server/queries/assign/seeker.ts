/** Who asks for work in a project, in what, and what this person must not get. */
export interface Seeker {
  projectId: string
  personId: string
  /** Languages and markets of the membership; an empty list means all. */
  languages: string[]
  markets: string[]
  /** The languages that the person is given work in, one by one: of the membership or the whole project, without the barred ones. */
  spoken: string[]
  /** Whether the project hands out nothing: its work has not begun, or is over. */
  isIdle: boolean
  /** Whether a course, a test or a pause may come before the person's work; false for most projects. */
  isGated: boolean
  /** The share of gold in what the person is given, or of retests where the project has none; 0 for whoever can read the gold. */
  goldShare: number
  /** Tasks that show, hidden in the work, whether a calibration has lasted; they are slipped in as gold is, before other gold. */
  retests: string[]
  /** Languages in which the person may not do production now: not qualified, or paused. */
  barred: string[]
  /** Accounts of the person, lower case: nobody judges what they published. */
  authors: string[]
  /** Categories that the person does not want to see. */
  optOuts: string[]
  /** Whether anything is never to be shown to the person again. */
  hasNever: boolean
  /** What masked tasks depend on; null in a project that has none. */
  masked: MaskedWork | null
}

/** How much masked work a person can be given now. */
export interface MaskedWork {
  /** Whether the person takes sealed work. */
  isSealed: boolean
  /** The limit of the day that is reached: then nothing masked is given, or nothing hard. */
  limit: 'seconds' | 'hard' | null
  /** After three hard tasks in a row: until when others come first. */
  restUntil: Date | null
  /** How many tasks can be given at once without making more than three hard ones in a row. */
  room: number
}
