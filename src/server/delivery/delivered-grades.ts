import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import { trecIds } from '../export/trec-ids.ts'
import type { Grades } from '../runs/read-grades.ts'
import { type DeliveryKey, storedPieces } from './store-file.ts'

/** A line of `grades.jsonl`, as far as it is read here. */
interface GradeLine {
  query_id: string
  language: string
  market: string
  doc_id: string
  grade: number
}

async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

const placed = (...place: string[]) => JSON.stringify(place)

/** The grades that a delivery froze, by query; documents are named as TREC files write them. */
export async function deliveredGrades(db: Kysely<Database>, key: DeliveryKey): Promise<Grades> {
  const { docs } = await trecIds(db, key.projectId)
  const queries = await db
    .selectFrom('query')
    .select(['id', 'external_id', 'language', 'market'])
    .where('project_id', '=', key.projectId)
    .execute()
  const ids = new Map(queries.map((row) => [placed(row.external_id, row.language, row.market), row.id]))
  const graded: Grades = new Map()
  for await (const line of linesOf(storedPieces(db, key, 'grades.jsonl'))) {
    const { query_id: query, language, market, doc_id, grade } = JSON.parse(line) as GradeLine
    const id = ids.get(placed(query, language, market)) ?? ''
    const here = graded.get(id) ?? new Map<string, number>()
    graded.set(id, here.set(docs.get(doc_id) ?? doc_id, grade))
  }
  return graded
}
