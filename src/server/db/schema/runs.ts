interface RunRow {
  project_id: string
  id: string
  name: string
  /** Which of the two compared runs it is, if any. */
  side: 'a' | 'b' | null
  queries: number
  documents: number
  /** Queries of the file that the project does not have. */
  unknown: number
  uploaded_by: string
  uploaded_at: Date
}

/** The documents that a run returns for a query, in the order that measures read them in. */
interface RunQueryRow {
  project_id: string
  run_id: string
  query_id: string
  doc_ids: string[]
  scores: number[]
}

/** Runs of rankers. */
export interface RunsTables {
  run: RunRow
  run_query: RunQueryRow
}
