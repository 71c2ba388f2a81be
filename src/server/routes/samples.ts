import { found } from '../api-error.ts'
import { createSample } from '../ingest/sample.ts'
import { loadProject } from '../queries/projects.ts'
import type { On } from '../router.ts'

/** The sample project. */
export function sampleRoutes(on: On): void {
  on('project.sample', async ({ db, person, now, newId, sample }) => {
    const files = found(await sample())
    const id = newId()
    const uiLanguage = person.settings.uiLanguage ?? 'en'
    await db
      .transaction()
      .execute((trx) => createSample(trx, { files, id, personId: person.id, uiLanguage, now: now() }))
    return loadProject(db, id, { roles: ['owner', 'annotator'], languages: [], markets: [] })
  })
}
