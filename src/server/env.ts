import type { Membership } from '#contract/people.ts'
import type { Settings } from '#contract/session.ts'

/** The signed-in person. */
export interface Person {
  id: string
  userId: string
  name: string
  email: string
  serverOwner: boolean
  officer: boolean
  settings: Partial<Settings>
}

/** What the middleware found out about a request. */
export interface Variables {
  person: Person | null
  membership: Membership | null
  /** The session's secret token; it is kept, where it must be, as a hash. */
  session: string | null
  requestId: string
  address: string
  errorId: string
}

/** What a host tells beside the request. */
export interface HostFacts {
  address?: string
}

export type Env = { Variables: Variables; Bindings: HostFacts }
