const minute = 60_000

/** How long a task is reserved for a person, in ms, until the project's own speed is known. */
export const firstLeaseMs = 30 * minute
/** How long a deferred task stays away, in ms, while there is other work. */
export const deferMs = 30 * minute
/** The shortest and the longest lease, in ms. */
export const leaseBoundsMs = [10 * minute, 240 * minute] as const
/** How many submitted tasks it takes before their median counts. */
export const enoughTasks = 20

/** How long a task is reserved, in ms: three times the median active time of `known` submitted tasks, within the bounds; the first lease while there are too few. */
export function leaseMs(medianMs: number | null, known: number): number {
  if (medianMs === null || known < enoughTasks) return firstLeaseMs
  return Math.min(leaseBoundsMs[1], Math.max(leaseBoundsMs[0], Math.round(3 * medianMs)))
}

/** The lease in ms of a task with `before` others of the same person before it: each of them may take a median's time first. */
export function queuedLeaseMs(lease: number, before: number): number {
  return Math.round(lease * (1 + before / 3))
}
