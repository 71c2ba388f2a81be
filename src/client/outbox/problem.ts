import { ApiError } from '../call.ts'
import type { Entry } from './entry.ts'

/** Errors of a finish, or of taking back, that only say there is nothing left to do. */
const pointless: readonly string[] = ['not-found', 'conflict']

/** What to do about a failure: sign in, wait for whoever made it, try later, or set the entries aside. */
export function sortOf(error: unknown): 'sign-in' | 'other-person' | 'later' | 'refused' {
  if (!(error instanceof ApiError)) return 'later'
  if (error.id === 'not-signed-in') return 'sign-in'
  if (error.id === 'other-person') return 'other-person'
  const { status } = error
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'later' : 'refused'
}

/** The entries of a batch that an error names; empty where it names none. */
export function culprits(error: unknown, batch: readonly Entry[]): readonly Entry[] {
  if (!(error instanceof ApiError)) return []
  const details = error.details as { refused?: { id: string }[]; ids?: string[] } | undefined
  const ids = new Set([...(details?.refused ?? []).map(({ id }) => id), ...(details?.ids ?? [])])
  return batch.filter((entry) => entry.kind === 'label' && ids.has(entry.label.id))
}

/** Whether a refused finish can be forgotten: the task is in other hands or already ended. */
export function isPointless(error: unknown): boolean {
  return error instanceof ApiError && pointless.includes(error.id)
}
