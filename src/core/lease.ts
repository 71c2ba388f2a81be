const minute = 60_000

/** How long a task is reserved for a person, in ms, until the project's own speed is known. */
export const firstLeaseMs = 30 * minute
/** How long a deferred task stays away, in ms, while there is other work. */
export const deferMs = 30 * minute
