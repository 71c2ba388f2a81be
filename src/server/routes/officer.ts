import { found } from '../api-error.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { audit } from '../queries/audit.ts'
import { decideQuarantined, quarantinePage, restoreAllOf } from '../queries/quarantine/decide.ts'
import { subjectIn } from '../queries/quarantine/find-subject.ts'
import { setOfficer } from '../queries/quarantine/officers.ts'
import { reportSuspect, undoReport } from '../queries/quarantine/report.ts'
import { itemPlace } from '../room/item-place.ts'
import type { Call, On } from '../router.ts'

const means = ({ person, now, newId }: Pick<Call<'suspect.undo'>, 'person' | 'now' | 'newId'>) => ({
  personId: person.id,
  now: now(),
  newId,
})

const deciding = ({
  person,
  body,
  now,
  newId,
}: Pick<Call<'officer.restore'>, 'person' | 'body' | 'now' | 'newId'>) => ({
  ...{ officerId: person.id, note: body.note, now: now(), newId },
})

/** Suspected abuse of a child: reports, and what the officers decide. */
export function officerRoutes(on: On): void {
  on('suspect.report', async (call) => {
    const { assignmentId } = call.params
    const what = { ...(await subjectIn(call, call.params, call.person.id)), assignmentId }
    return inTransaction(call.db, (trx) => reportSuspect(trx, what, means(call)))
  })

  on('suspect.reportResult', async (call) => {
    const what = { ...call.params, assignmentId: null }
    return inTransaction(call.db, (trx) => reportSuspect(trx, what, means(call)))
  })

  on('suspect.reportItem', async (call) => {
    const what = { ...(await itemPlace(call.db, call.params, call.person.id)), assignmentId: null }
    return inTransaction(call.db, (trx) => reportSuspect(trx, what, means(call)))
  })

  on('suspect.undo', async (call) => {
    await inTransaction(call.db, (trx) => undoReport(trx, call.params.reportId, means(call)))
    return { ok: true }
  })

  on('officer.list', ({ db, secret, query }) => quarantinePage(db, secret, query))

  on('officer.restore', async (call) => {
    await inTransaction(call.db, (trx) => decideQuarantined(trx, call.params.itemId, 'restored', deciding(call)))
    return { ok: true }
  })

  on('officer.confirm', async (call) => {
    await inTransaction(call.db, (trx) => decideQuarantined(trx, call.params.itemId, 'confirmed', deciding(call)))
    return { ok: true }
  })

  on('officer.restoreAllOf', async (call) => {
    const { secret, params } = call
    const restored = await inTransaction(call.db, (trx) => restoreAllOf(trx, secret, params.reporterId, deciding(call)))
    return { restored }
  })

  on('people.officer', async ({ params, body, db, person, now }) => {
    await inTransaction(db, async (trx) => {
      found((await setOfficer(trx, params.personId, body.officer)) || null)
      const detail = { personId: params.personId, ...body }
      await audit(trx, { at: now(), person_id: person.id, project_id: null, action: 'people.officer', detail })
    })
    return { ok: true }
  })
}
