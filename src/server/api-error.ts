import { type ErrorId, errorStatus } from '#contract/errors.ts'

/** An answer other than the wished one: the id says which, `details` what to mend. */
export class ApiError extends Error {
  readonly id: ErrorId
  readonly details: unknown
  constructor(id: ErrorId, message: string = id, details?: unknown) {
    super(message)
    this.id = id
    this.details = details
  }
  /** The HTTP status that goes with the id. */
  get status() {
    return errorStatus[this.id]
  }
}

/** The thing asked for, or a 404: it is not there, or not this person's to know of. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new ApiError('not-found', 'There is nothing here for you.')
  return thing
}
