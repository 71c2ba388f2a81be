// The closed lists of calibration, apart from the schemas: the browser uses them without loading zod.

/** Live: everybody in one room at a time. Open: everybody alone, until a date; then it is talked over. */
export const calibrationKinds = ['live', 'open'] as const

/** What a session asks of each item. */
export const calibrationAsks = ['relevance', 'safety', 'both'] as const

/**
 * Where a session is. Live: planned → lobby → (vote → reveal → talk → settle) for each item → summary. Open: planned → open (people
 * vote alone) → reveal and on as a live one. `cancelled` ends it at any time.
 */
export const calibrationPhases = [
  'planned',
  'open',
  'lobby',
  'vote',
  'reveal',
  'talk',
  'settle',
  'summary',
  'cancelled',
] as const

/** Whether the room may say who said what: never, or where all who voted have agreed. */
export const calibrationNames = ['never', 'ask'] as const

/** How items are picked: by hand, by words, where people disagree, where a clause is cited, where two grades are confused, or at random by grade and language. */
export const calibrationPicks = ['hand', 'search', 'disagreement', 'clause', 'confusion', 'random'] as const

/** A vote before the reveal, one that came after it, one of somebody who takes the session alone later. */
export const voteModes = ['blind', 'late', 'alone'] as const

/** Where a change of the guideline that was drafted in a session stands. */
export const draftStates = ['draft', 'published', 'dropped'] as const

/** Days after which it is looked at, hidden in the normal work, whether a session has lasted. */
export const retestDays = [7, 30] as const

/** Most items of a session; most people. */
export const mostItems = 60
export const mostSeats = 500
