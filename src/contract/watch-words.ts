// The closed lists of what is watched, apart from the schemas: the browser uses them without loading zod.

/**
 * What is measured against a standard, and can raise a risk: alpha, median seconds of a label, cost of an accepted label (minor units), minutes a
 * day with masked content, skill on gold, days after the planned delivery, the share of the budget that is spent, results that wait for review.
 */
export const alarmMetrics = [
  'agreement',
  'secondsPerLabel',
  'costPerAccepted',
  'exposureMinutes',
  'skill',
  'daysLate',
  'budgetShare',
  'waitingReview',
] as const

/** Where a risk stands: written down, raised by what was measured, closed. */
export const riskStates = ['open', 'raised', 'closed'] as const

/** So many of the latest days make the pace. */
export const paceDays = 28
