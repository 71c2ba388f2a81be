/** Every error id the API can answer with, and its HTTP status; the client translates `errors:<id>`. */
export const errorStatus = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'other-person': 403,
  'cross-site': 403,
  'not-found': 404,
  'link-used': 410,
  'link-expired': 410,
  conflict: 409,
  'label-id-taken': 409,
  'vote-closed': 409,
  'labels-refused': 422,
  'task-incomplete': 409,
  'task-adjudicated': 409,
  'scale-in-use': 409,
  'kind-in-use': 409,
  'own-label': 403,
  'already-decided': 409,
  'needs-clause': 422,
  'not-safe': 409,
  'contest-used': 409,
  'gold-exists': 409,
  'no-attempts': 409,
  'stale-version': 409,
  'email-taken': 409,
  'already-set-up': 409,
  'last-owner': 409,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-too-plain': 422,
  'bad-scale': 422,
  'bad-guideline': 422,
  'bad-language': 422,
  'bad-origin': 422,
  'bulk-changed': 409,
  'bulk-empty': 409,
  'bulk-unfit': 422,
  'import-running': 409,
  'consensus-computing': 409,
  'figures-computing': 409,
  'reveal-refused': 403,
  'grant-void': 410,
  'viewing-over': 410,
  'needs-officer': 409,
  'last-officer': 409,
  'too-late': 409,
  'wrong-step': 409,
  'needs-gate': 409,
  'needs-delivery': 409,
  'wrong-state': 409,
  'run-name-taken': 409,
  'run-needs-language': 422,
  'bad-item': 422,
  'session-begun': 409,
  'bad-measure': 422,
  'measure-too-low': 422,
  'bad-run': 422,
  'upload-incomplete': 409,
  'too-large': 413,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const

/** A stable error id. */
export type ErrorId = keyof typeof errorStatus

/** The status numbers used above. */
export type ErrorStatus = (typeof errorStatus)[ErrorId]

/** The body of every error answer; `details` depends on the id. */
export interface ErrorBody {
  id: ErrorId
  message: string
  details?: unknown
}
