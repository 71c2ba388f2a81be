import type { ColumnType, Generated } from 'kysely'
import type { Membership } from '#contract/people.ts'
import type { NoticeKind } from '#contract/review.ts'
import type { Settings } from '#contract/session.ts'
import type { JsonDefault } from './json.ts'

interface AuthUser {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

interface AuthSession {
  id: string
  userId: string
  expiresAt: Date
  token: string
}

interface Person {
  id: string
  user_id: string | null
  server_owner: boolean
  settings: JsonDefault<Partial<Settings>>
  next_seq: Generated<number>
  /** Told of suspected abuse of children, and decides on it. */
  officer: Generated<boolean>
  created_at: Date
}

interface Link {
  id: string
  kind: 'setup' | 'invitation' | 'reset'
  token_hash: string
  project_id: string | null
  membership: ColumnType<Membership | null, string | null, string | null>
  person_id: string | null
  note: Generated<string>
  created_by: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
  used_by: string | null
}

interface Asset {
  hash: string
  kind: string
  mime: string
  size: number
  width: number | null
  height: number | null
  duration_ms: number | null
  created_at: Date
}

interface Audit {
  id: Generated<number>
  at: Date
  person_id: string | null
  project_id: string | null
  action: string
  detail: JsonDefault<unknown>
}

interface NotificationRow {
  id: string
  person_id: string
  project_id: string | null
  kind: NoticeKind
  detail: JsonDefault<Record<string, unknown>>
  at: Date
  read_at: Date | null
}

interface OptOutRow {
  person_id: string
  category: string
  since: Date
}
interface OwnAuthorRow {
  person_id: string
  author: string
}

/** Tables without a project: accounts, people, assets, the audit log, inboxes. */
export interface OrganisationTables {
  auth_user: AuthUser
  auth_session: AuthSession
  server_setting: { key: string; value: string }
  person: Person
  opt_out: OptOutRow
  own_author: OwnAuthorRow
  link: Link
  rate: { key: string; count: number; resets_at: Date }
  asset: Asset
  asset_blob: { hash: string; bytes: Uint8Array }
  audit: Audit
  notification: NotificationRow
}
