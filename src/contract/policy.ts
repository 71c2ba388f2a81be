import type { Role } from './basics.ts'

/** Who may call an endpoint. `member` needs a place in the project that the path names, with one of `roles` if given. */
export type Who = 'anyone' | 'person' | 'officer' | 'server-owner' | 'member'

/** The policy of one endpoint, as data; one middleware enforces it all. */
export interface Policy {
  who: Who
  roles?: readonly Role[]
  /** At most so many requests per window, per address for `anyone`, else per person. */
  limit?: { requests: number; seconds: number }
  /** Largest body in bytes; 256 KiB unless told. */
  body?: number
}

/** Whose a write is, where it was made some time before it is sent: it is refused while somebody else is signed in. */
export const personHeader = 'x-touchstone-person'

/** One endpoint: method, path with `{parameters}`, policy, and what it answers with when it is not JSON. */
export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: `/api/${string}`
  summary: string
  policy: Policy
  answers?: 'json' | 'bytes'
}
