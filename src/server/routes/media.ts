import { sql } from 'kysely'
import { ApiError, found } from '../api-error.ts'
import { scopedId } from '../crypto.ts'
import type { Deps } from '../deps.ts'
import { isMasked } from '../queries/present-result.ts'
import type { Call, On } from '../router.ts'

interface Shown {
  id: string
  treatment: 'T0' | 'T1' | 'T2' | 'T3' | 'T4' | 'TX'
  asset_hash: string | null
  poster_hash: string | null
  captions: { language: string; hash: string }[]
}

async function resultBySubject(
  { db, secret }: Deps,
  assignmentId: string,
  personId: string,
  subject: string,
): Promise<Shown> {
  const { rows } = await sql<Shown>`select r.id, r.treatment, r.asset_hash, r.poster_hash, r.captions from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id join result r on r.project_id = a.project_id and (r.task_id = a.task_id
      or (r.query_id = t.query_id and r.form = 'seed') or r.id in (select m.result_id from result j join result_member m on m.project_id = j.project_id
        and m.subject_id = j.id where j.project_id = a.project_id and j.task_id = a.task_id)) where a.id = ${assignmentId} and a.person_id = ${personId}`.execute(
    db,
  )
  for (const row of rows) if ((await scopedId(secret, assignmentId, row.id)) === subject) return row
  return found<Shown>(null)
}

function hashOf(result: Shown, part: string): string | null {
  if (part === 'media') return result.asset_hash
  if (part === 'poster') return result.poster_hash
  return result.captions.find(({ language }) => part === `captions-${language}`)?.hash ?? null
}

/** First and last byte asked for, clamped to the size; null when the header is missing or says nothing we can serve. */
export function byteRange(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'unsatisfiable' | null {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/)
  if (!match || (match[1] === '' && match[2] === '')) return null
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return from >= size || from > to ? 'unsatisfiable' : { from, to }
}

/** Largest piece sent at once, in bytes; players ask for more by themselves. */
const piece = 1_048_576

/** The bytes of one part of a result, or of the range that was asked for; for what is masked there is no path to any byte. */
async function answer(
  { db, c }: Pick<Call<'assignment.media'>, 'db' | 'c'>,
  result: Shown,
  part: string,
): Promise<Response> {
  const hash = isMasked(result.treatment) ? null : hashOf(result, part)
  const asset = found(
    hash ? await db.selectFrom('asset').select(['mime', 'size']).where('hash', '=', hash).executeTakeFirst() : null,
  )
  const size = Number(asset.size)
  const range = byteRange(c.req.header('range'), size)
  if (range === 'unsatisfiable') throw new ApiError('bad-request', 'There are no such bytes.')
  const from = range?.from ?? 0
  const to = range ? Math.min(range.to, from + piece - 1) : size - 1
  const { rows } = await sql<{
    bytes: Uint8Array<ArrayBuffer>
  }>`select substring(bytes from ${from + 1}::int for ${to - from + 1}::int) as bytes
    from asset_blob where hash = ${hash}`.execute(db)
  return new Response(found(rows[0]).bytes, {
    status: range ? 206 : 200,
    headers: {
      'content-type': asset.mime,
      'content-length': String(to - from + 1),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store, private',
      ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
    },
  })
}

/** Media of results that are shown: to the annotator who has them, and to those who review. */
export function mediaRoutes(on: On): void {
  on('assignment.media', async (call) => {
    const { assignmentId, subject, part } = call.params
    return answer(call, await resultBySubject(call, assignmentId, call.person.id, subject), part)
  })

  on('result.media', async (call) => {
    const { projectId, resultId, part } = call.params
    const columns = ['id', 'treatment', 'asset_hash', 'poster_hash', 'captions'] as const
    const row = await call.db
      .selectFrom('result')
      .select(columns)
      .where('project_id', '=', projectId)
      .where('id', '=', resultId)
      .executeTakeFirst()
    return answer(call, found<Shown>(row), part)
  })
}
