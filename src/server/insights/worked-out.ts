import { ApiError } from '../api-error.ts'

/** A figure that an answer cannot do without; throws `figures-computing` while there is none. */
export function workedOut<T>(value: T | null): T {
  if (value === null)
    throw new ApiError('figures-computing', 'The figures are being worked out; ask again in a moment.')
  return value
}
