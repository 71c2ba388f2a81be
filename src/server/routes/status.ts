import { inTransaction } from '../db/in-transaction.ts'
import { audit } from '../queries/audit.ts'
import { previewStatus, retryPreviews } from '../queries/status.ts'
import type { On } from '../router.ts'

/** How the server is doing, for its owner. */
export function statusRoutes(on: On): void {
  on('status.get', async ({ db, media }) => {
    const { decoder, version, pictures } = (await media?.()) ?? { decoder: 'none', version: null, pictures: false }
    return {
      decoder: { name: decoder, version, year2018: decoder === 'bundled' },
      pictures: { available: pictures },
      ...(await previewStatus(db)),
    }
  })

  on('status.retry', ({ db, now, person }) =>
    inTransaction(db, async (trx) => {
      const retried = await retryPreviews(trx)
      const what = { action: 'status.retry', detail: { retried } }
      await audit(trx, { at: now(), person_id: person.id, project_id: null, ...what })
      return { retried }
    }),
  )
}
