import { found } from '../api-error.ts'
import { crowdKitPairs, preferencesCsv, rankingCsv, trecPreferences } from '../export/preferences.ts'
import { preferenceSummary } from '../queries/preference-summary.ts'
import type { On } from '../router.ts'
import { bytes, file } from './exports.ts'

const csv = 'text/csv; charset=utf-8'

/** What compared sides came to: shown, and as files. */
export function preferenceRoutes(on: On): void {
  on('preferences.get', async ({ db, params, query }) => {
    const project = found(
      await db
        .selectFrom('project')
        .select(['kind', 'consensus'])
        .where('id', '=', params.projectId)
        .executeTakeFirst(),
    )
    const { kind, consensus: rule } = project
    return preferenceSummary(db, { projectId: params.projectId, kind, rule, all: query.all === 'yes' })
  })

  on('export.preferences', async (call) => {
    const { params, query, db } = call
    const what = { db, projectId: params.projectId, all: query.all === 'yes' }
    const send = (type: string, ending: string, parts: AsyncGenerator<string>) =>
      file(call, params.projectId, type, ending, bytes(parts))
    if (query.file === 'crowd-kit') return send(csv, 'pairs crowd-kit.csv', crowdKitPairs(what))
    if (query.file === 'trec-prefs') return send('text/plain; charset=utf-8', 'prefs.txt', trecPreferences(what))
    if (query.file === 'ranking') return send(csv, 'ranking.csv', rankingCsv(what))
    return send(csv, 'preferences.csv', preferencesCsv(what))
  })
}
