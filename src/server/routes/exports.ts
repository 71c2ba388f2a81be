import type { ConsensusRule } from '#contract/project.ts'
import { safeFileName, zip } from '#core/formats/zip.ts'
import type { Deps } from '../deps.ts'
import { consensusCsv, labelsCsv } from '../export/csv.ts'
import { countResults } from '../export/graded.ts'
import { qrelsFiles } from '../export/qrels.ts'
import { requireGrades } from '../insights/model-grades.ts'
import type { Workshop } from '../insights/workshop.ts'
import { ruleOf } from '../queries/rule-of.ts'
import type { On } from '../router.ts'

const encoder = new TextEncoder()

/** Text as UTF-8 in pieces of some size. */
export async function* bytes(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let pending = ''
  for await (const part of text) {
    pending += part
    if (pending.length < 65_536) continue
    yield encoder.encode(pending)
    pending = ''
  }
  if (pending) yield encoder.encode(pending)
}

/** A body that is made as it is read; whoever stops reading ends the queries behind it. */
export function streamed(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

/** An answer that is saved under the project's name; its body is made as it is read. */
export async function file(
  { db }: Deps,
  projectId: string,
  type: string,
  ending: string,
  parts: AsyncGenerator<Uint8Array>,
): Promise<Response> {
  const project = await db.selectFrom('project').select('name').where('id', '=', projectId).executeTakeFirstOrThrow()
  const name = safeFileName(`${project.name} ${ending}`)
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, '_')
  return new Response(streamed(parts), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-touchstone-total': String(await countResults(db, projectId)),
    },
  })
}

async function ruleAsked({ db }: Deps, projectId: string, asked: ConsensusRule | undefined): Promise<ConsensusRule> {
  return asked ?? ruleOf(db, projectId)
}

/** What leaves the house: qrels with their topics, and CSV; both are streamed. */
export function exportRoutes(on: On, workshop: Workshop): void {
  on('export.qrels', async (call) => {
    const { db, now, params, query } = call
    const rule = await ruleAsked(call, params.projectId, query.rule)
    await requireGrades(call, workshop, params.projectId, rule)
    return file(
      call,
      params.projectId,
      'application/zip',
      `qrels ${rule}.zip`,
      zip(qrelsFiles(db, params.projectId, rule), now()),
    )
  })

  on('export.csv', async (call) => {
    const { db, params, query } = call
    if (query.rule === 'each')
      return file(
        call,
        params.projectId,
        'text/csv; charset=utf-8',
        query.labels === 'safety' ? 'safety labels.csv' : 'labels.csv',
        bytes(labelsCsv(db, params.projectId, query.labels)),
      )
    const rule = await ruleAsked(call, params.projectId, query.rule)
    await requireGrades(call, workshop, params.projectId, rule)
    return file(
      call,
      params.projectId,
      'text/csv; charset=utf-8',
      `grades ${rule}.csv`,
      bytes(consensusCsv(db, params.projectId, rule)),
    )
  })
}
