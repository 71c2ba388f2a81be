import type { Kysely } from 'kysely'
import type { NewImport } from '#contract/imports.ts'
import type { TaskKind } from '#contract/project.ts'
import { csvLine } from '#core/formats/csv-print.ts'
import { guessFormat } from '#core/formats/guess-format.ts'
import { guessMapping } from '#core/formats/guess-mapping.ts'
import { mappingLack } from '#core/formats/mapping-lack.ts'
import { previewTable } from '#core/formats/table.ts'
import { normaliseLanguage } from '#core/identity.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { uploadChunks } from '../ingest/chunks.ts'
import { badRows, presentJob } from '../ingest/present-job.ts'
import { runImport } from '../ingest/run-import.ts'
import { wholeUpload } from '../ingest/whole-upload.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'

const shownRows = 12

/** Every file the import names, all here; throws `upload-incomplete` or 404. */
async function uploads(db: Kysely<Database>, projectId: string, files: NewImport['files']) {
  const named = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const rows = await Promise.all(named.map(async ([part, id]) => ({ part, ...(await wholeUpload(db, projectId, id)) })))
  return {
    names: Object.fromEntries(rows.map(({ part, name }) => [part, name])),
    list: rows.map(({ name }) => name),
    bytes: rows.reduce((sum, { size }) => sum + size, 0),
  }
}

/** What must hold before a row is read; throws `bad-request` with the field. */
function checkRequest({ format, files, mapping, columns }: NewImport, kind: TaskKind): void {
  const wrong = (path: string, message: string) => new ApiError('bad-request', message, [{ path, message }])
  if (format === 'trec') {
    const results = files.run ?? (kind === 'pairwise' ? files.prefs : undefined)
    // What is compared there are documents; of two lists a table says which rankers' they are.
    if (files.prefs && kind !== 'pairwise') throw wrong('files', 'preferences are of pairs')
    if (!files.topics || !results) throw wrong('files', 'topics and run are needed')
    return
  }
  if (!files.rows) throw wrong('files', 'a file is needed')
  if (mapping.length !== columns.length) throw wrong('mapping', 'one field per column')
  const lack = mappingLack(mapping, kind)
  if (lack) throw wrong('mapping', `${lack} is needed`)
  const single = mapping.filter((field) => field !== 'ignore' && field !== 'rating')
  if (new Set(single).size < single.length) throw wrong('mapping', 'two columns for one field')
}

/** Imports: preview, start, follow, cancel, and the rows that were wrong. */
export function importRoutes(on: On): void {
  on('import.preview', async ({ params, body, db }) => {
    const upload = found(
      await db
        .selectFrom('upload')
        .innerJoin('project', 'project.id', 'upload.project_id')
        .select(['upload.id', 'upload.name', 'project.kind'])
        .where('upload.project_id', '=', params.projectId)
        .where('upload.id', '=', body.uploadId)
        .executeTakeFirst(),
    )
    const chunks = () => uploadChunks(db, params.projectId, upload.id)
    const { value: first } = await chunks().next()
    const head = first ? new TextDecoder().decode(first.subarray(0, 65_536)) : ''
    const format = body.format ?? guessFormat(head, upload.name).format
    if (format === 'trec') return { format, columns: [], rows: [], mapping: [] }
    const { columns, rows } = await previewTable(chunks(), format, shownRows)
    return { format, columns, rows, mapping: guessMapping(columns, rows, upload.kind) }
  })

  on('import.create', async (call) => {
    const { params, body, db, person, now, newId } = call
    const { projectId } = params
    const project = found(
      await db
        .selectFrom('project')
        .innerJoin('scale', (join) =>
          join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
        )
        .select(['project.languages', 'project.kind', 'scale.kind as scale_kind', 'scale.grades'])
        .where('project.id', '=', projectId)
        .executeTakeFirst(),
    )
    checkRequest(body, project.kind)
    const language = normaliseLanguage(body.language)
    if (!language || !project.languages.includes(language))
      throw new ApiError('bad-language', 'The project does not have this language.', { language: body.language })
    const files = await uploads(db, projectId, body.files)
    const id = newId()
    const request = { ...body, language }
    await db.transaction().execute(async (trx) => {
      // Two owners who press at once come one after the other.
      await trx.selectFrom('project').select('id').where('id', '=', projectId).forNoKeyUpdate().executeTakeFirst()
      const running = await trx
        .selectFrom('import_job')
        .select('heartbeat_at')
        .where('project_id', '=', projectId)
        .where('state', '=', 'running')
        .orderBy('heartbeat_at', 'desc')
        .executeTakeFirst()
      if (running && now().getTime() - running.heartbeat_at.getTime() < 60_000)
        throw new ApiError('import-running', 'An import of this project is running.')
      const row = {
        project_id: projectId,
        id,
        person_id: person.id,
        state: 'running' as const,
        format: body.format,
        request: JSON.stringify(request),
      }
      await trx
        .insertInto('import_job')
        .values({ ...row, file_names: files.list, bytes: files.bytes, started_at: now(), heartbeat_at: now() })
        .execute()
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: projectId,
        action: 'import.create',
        detail: { files: files.list },
      })
    })
    const scale = { kind: project.scale_kind, grades: project.grades }
    const plan = { scale, kind: project.kind, languages: project.languages }
    // The answer does not wait for the work; its progress is asked for.
    void runImport(db, { projectId, importId: id, request, plan, fileNames: files.names }, now)
    const job = await db
      .selectFrom('import_job')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return presentJob(db, job, now(), false)
  })

  on('import.list', async ({ params, db, now }) => {
    const jobs = await db
      .selectFrom('import_job')
      .selectAll()
      .where('project_id', '=', params.projectId)
      .orderBy('started_at', 'desc')
      .limit(50)
      .execute()
    return { imports: await Promise.all(jobs.map((job) => presentJob(db, job, now(), false))) }
  })

  on('import.get', async ({ params, db, now }) => {
    const job = await db
      .selectFrom('import_job')
      .selectAll()
      .where('project_id', '=', params.projectId)
      .where('id', '=', params.importId)
      .executeTakeFirst()
    return presentJob(db, found(job), now(), true)
  })

  on('import.cancel', async ({ params, db, now }) => {
    const cancelled = await db
      .updateTable('import_job')
      .set({ state: 'cancelled', ended_at: now() })
      .where('project_id', '=', params.projectId)
      .where('id', '=', params.importId)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    found(cancelled)
    return { ok: true }
  })

  on('import.badRows', async ({ params, db }) => {
    const job = found(
      await db
        .selectFrom('import_job')
        .select(['project_id', 'id'])
        .where('project_id', '=', params.projectId)
        .where('id', '=', params.importId)
        .executeTakeFirst(),
    )
    const rows = await badRows(db, job, 0, 100_000)
    const lines = rows.map(({ file, row, problem, detail }) => csvLine([file, row, problem, detail], { guard: true }))
    return new Response([csvLine(['file', 'row', 'problem', 'detail']), ...lines].join(''), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="bad-rows.csv"',
      },
    })
  })
}
