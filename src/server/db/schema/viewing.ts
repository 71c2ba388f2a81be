import type { Generated } from 'kysely'
import type { Treatment } from '#contract/basics.ts'
import type { quarantineStates, viewParts } from '#contract/safety-words.ts'
import type { ViewingPreferences } from '#contract/viewing.ts'
import type { Finding } from '#core/taxonomy.ts'
import type { Json } from './json.ts'

interface VerdictRow {
  content_key: string
  policy_version: number
  market: string
  person_id: string
  project_id: string
  result_id: string
  label_id: string
  treatment: Treatment
  severity: number
  findings: Json<Finding[]>
  at: Date
  /** A reviewer's decision, which stands by itself until somebody says otherwise. */
  binds: Generated<boolean>
}

/** A picture of an asset at a level; `n` counts the stills of a clip. */
interface PreviewRow {
  asset_hash: string
  level: number
  n: number
  mime: string
  width: number
  height: number
  bytes: Uint8Array
}

interface PreviewJob {
  asset_hash: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  problem: string | null
  tries: Generated<number>
  priority: Generated<number>
  since: Date
  taken_at: Date | null
  done_at: Date | null
}

/** What a picture, or one still of a clip, looks like: a 64-bit print, and its parts to find near ones by. */
interface AssetPrint {
  asset_hash: string
  n: number
  print: string
  bands: number[]
}

interface MediaFetch {
  project_id: string
  result_id: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  problem: string | null
  tries: Generated<number>
  since: Date
}

interface GrantRow {
  token_hash: string
  person_id: string
  session_hash: string
  project_id: string
  result_id: string
  assignment_id: string | null
  level: number
  part: (typeof viewParts)[number]
  expires_at: Date
  used_at: Date | null
}

/** What somebody was shown, from when to when; `weight` is the weighted seconds once it is closed. */
interface ViewingRow {
  id: string
  person_id: string
  session_hash: string
  project_id: string
  result_id: string
  assignment_id: string | null
  content_key: string
  asset_hash: string | null
  treatment: Treatment
  categories: string[]
  level: number
  part: (typeof viewParts)[number]
  opened_at: Date
  beat_at: Date
  closed_at: Date | null
  weight: Generated<number>
}

interface QuarantineRow {
  id: string
  content_key: string
  state: (typeof quarantineStates)[number]
  reported_by: string
  project_id: string
  result_id: string
  assignment_id: string | null
  reported_at: Date
  decided_by: string | null
  decided_at: Date | null
  note: Generated<string>
}

/** One person's report of content; several can report the same. */
interface SuspectReport {
  id: string
  quarantine_id: string
  person_id: string
  project_id: string
  result_id: string
  assignment_id: string | null
  at: Date
  undone_at: Date | null
  /** It belongs to a run of reports that officers were alerted to. */
  unusual: Generated<boolean>
}

/** Safety, previews, who was shown what, quarantine. */
export interface ViewingTables {
  verdict: VerdictRow
  preview: PreviewRow
  preview_job: PreviewJob
  asset_print: AssetPrint
  /** Assets that look the same or alike, each pair from both sides. */
  asset_like: { asset_hash: string; other: string; same: boolean }
  asset_part: { asset_hash: string; name: string; mime: string; bytes: Uint8Array }
  media_fetch: MediaFetch
  word_list: { project_id: string; language: string; token: string; words: string[] }
  reveal_grant: GrantRow
  viewing: ViewingRow
  viewing_preference: { person_id: string; preferences: Json<Partial<ViewingPreferences>> }
  exposure_group: { project_id: string; number: number; person_id: string; since: Date }
  mood: { project_id: string; person_id: string; assignment_id: string; arm: string; mood: string; at: Date }
  quarantine: QuarantineRow
  suspect_report: SuspectReport
  never_again: { person_id: string; content_key: string }
}
