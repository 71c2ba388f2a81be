import type { Settlement } from '#contract/calibration.ts'
import { csvLine } from '#core/formats/csv-print.ts'
import { severityOf } from '#core/safety.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { audit } from '../queries/audit.ts'
import { candidatesFor } from '../queries/calibration/picks.ts'
import { reportParts, sessionReport } from '../queries/calibration/report.ts'
import { changeSession, listSessions, planSession, viewSession, whoCanSit } from '../queries/calibration/sessions.ts'
import { suggestSession } from '../queries/calibration/suggest.ts'
import { cancelRoom } from '../room/cancel.ts'
import { ownSeat } from '../room/seats.ts'
import type { On } from '../router.ts'

const heading = [
  'item',
  'query',
  'language',
  'document',
  'person',
  'mode',
  'grade',
  'cannot_judge',
  'severity',
  'explanation',
  'clause',
  'settled_grade',
  'tolerance',
  'settled_severity',
  'settled_reason',
  'settled_clause',
  'right',
  'at',
]

/** The severity that a vote or a settlement comes to; null where it says nothing of safety. */
const severity = (safety: Settlement['safety']) => safety && severityOf(safety.findings)

interface Call {
  person: { id: string; serverOwner: boolean }
  membership: { roles: readonly string[] } | null
}
const leads = ({ person, membership }: Call) =>
  person.serverOwner || (membership?.roles.some((role) => role === 'trainer' || role === 'owner') ?? false)

/** Calibration sessions: planning them, and what came of them. */
export function calibrationRoutes(on: On): void {
  on('calibration.list', async (call) => ({
    sessions: await listSessions(call.db, call.params.projectId, { personId: call.person.id, isLead: leads(call) }),
  }))

  on('calibration.create', async ({ params, body, person, db, now, newId }) => {
    const key = { projectId: params.projectId, sessionId: newId() }
    await inTransaction(db, async (trx) => {
      await planSession(trx, { key, personId: person.id, now: now(), newId }, body)
      const detail = { sessionId: key.sessionId, title: body.title, items: body.items.length }
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: key.projectId,
        action: 'calibration.create',
        detail,
      })
    })
    return { id: key.sessionId }
  })

  on('calibration.candidates', async ({ params, body, db }) => ({
    candidates: await candidatesFor(db, params.projectId, body),
  }))

  on('calibration.people', async ({ params, db }) => ({ people: await whoCanSit(db, params.projectId) }))

  on('calibration.get', ({ params, db }) => viewSession(db, params))

  on('calibration.update', async ({ params, body, person, db, now, newId }) => {
    await inTransaction(db, (trx) => changeSession(trx, { key: params, personId: person.id, now: now(), newId }, body))
    return { ok: true }
  })

  on('calibration.cancel', async ({ params, person, db, now }) => {
    await inTransaction(db, async (trx) => {
      await cancelRoom(trx, params, now())
      const detail = { sessionId: params.sessionId }
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: params.projectId,
        action: 'calibration.cancel',
        detail,
      })
    })
    return { ok: true }
  })

  on('calibration.report', async (call) => {
    const isLead = leads(call)
    if (!isLead) await ownSeat(call.db, call.params, call.person.id)
    return sessionReport(call.db, call.params, { personId: call.person.id, isLead, now: call.now() })
  })

  on('calibration.csv', async ({ params, db }) => {
    const { items, votes } = await reportParts(db, params)
    const byItem = new Map(items.map((item) => [item.n, item]))
    const lines = votes.map(({ n, name, mode, value, reason, safety, explanation, clause, isRight, at }) => {
      const item = byItem.get(n)
      const own = [
        n + 1,
        item?.query ?? '',
        item?.language ?? '',
        item?.docId ?? '',
        name,
        mode,
        value,
        reason,
        severity(safety),
        explanation,
        clause,
      ]
      const settled = item?.settledAt
        ? [item.value, item.tolerance, severity(item.safety), item.reason, item.clause, isRight ? 'yes' : 'no']
        : [null, null, null, '', null, '']
      return csvLine([...own, ...settled, at.toISOString()], { guard: true })
    })
    return new Response(`\uFEFF${csvLine(heading, { guard: true })}${lines.join('')}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="calibration.csv"; filename*=UTF-8''calibration.csv`,
      },
    })
  })

  on('calibration.suggest', async ({ params, db }) => ({ suggestion: await suggestSession(db, params) }))
}
