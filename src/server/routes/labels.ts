import { inTransaction } from '../db/in-transaction.ts'
import { saveLabels } from '../queries/save-labels.ts'
import type { On } from '../router.ts'

/** Storing labels: one batch is one transaction, and a batch sent twice is stored once. */
export function labelRoutes(on: On): void {
  on('label.save', async ({ body, person, db, now, secret }) => {
    const receipts = await inTransaction(db, (trx) =>
      saveLabels(trx, { labels: body.labels, personId: person.id, now: now(), secret }),
    )
    return { receipts }
  })
}
