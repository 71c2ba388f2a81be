import type { Policy } from '../policy.ts'

// The policies that endpoints share, and the beginnings of their paths.

export const anyone = { who: 'anyone', limit: { requests: 120, seconds: 60 } } as const satisfies Policy
export const person = { who: 'person' } as const satisfies Policy
export const serverOwner = { who: 'server-owner' } as const satisfies Policy
/** Told of suspected abuse of children. */
export const officer = { who: 'officer' } as const satisfies Policy
export const member = { who: 'member' } as const satisfies Policy
export const owner = { who: 'member', roles: ['owner'] } as const satisfies Policy
export const reviewer = { who: 'member', roles: ['reviewer', 'owner'] } as const satisfies Policy
export const trainer = { who: 'member', roles: ['trainer', 'owner'] } as const satisfies Policy
/** Who steers quality: they see figures about people, reviewers and trainers under pseudonyms. */
export const lead = { who: 'member', roles: ['reviewer', 'trainer', 'owner'] } as const satisfies Policy
export const labeller = { who: 'member', roles: ['annotator'] } as const satisfies Policy
/** Guessing a password or a token has to be slow. */
export const guarded = { who: 'anyone', limit: { requests: 10, seconds: 60 } } as const satisfies Policy

export const project = '/api/projects/{projectId}' as const
export const assignment = '/api/assignments/{assignmentId}' as const
