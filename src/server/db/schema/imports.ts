import type { Generated } from 'kysely'
import type { ImportFormat, NewImport } from '#contract/imports.ts'
import type { Json } from './json.ts'

interface UploadRow {
  project_id: string
  id: string
  person_id: string
  name: string
  size: number
  created_at: Date
}

interface UploadChunk {
  project_id: string
  upload_id: string
  number: number
  bytes: Uint8Array
}

interface ImportJobRow {
  project_id: string
  id: string
  person_id: string
  state: 'running' | 'done' | 'refused' | 'cancelled' | 'failed'
  format: ImportFormat
  request: Json<NewImport>
  file_names: string[]
  bytes: number
  bytes_read: Generated<number>
  rows: Generated<number>
  queries: Generated<number>
  results: Generated<number>
  ratings: Generated<number>
  matched: Generated<number>
  bad_rows: Generated<number>
  started_at: Date
  ended_at: Date | null
  heartbeat_at: Date
}

interface ImportBadRow {
  project_id: string
  import_id: string
  n: number
  file: string
  row: number
  problem: string
  detail: string
}

/** Uploads and imports. */
export interface ImportsTables {
  upload: UploadRow
  upload_chunk: UploadChunk
  import_job: ImportJobRow
  import_bad_row: ImportBadRow
}
