import { sql, type Transaction } from 'kysely'
import type { CalibrationAsks, Settlement } from '#contract/calibration.ts'
import type { Grade } from '#contract/project.ts'
import { parseClauses } from '#core/guideline.ts'
import { isSoundDetail } from '#core/safety.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { audit } from '../audit.ts'
import { settleGold } from './settle-gold.ts'
import { settleSafety } from './settle-safety.ts'
import type { Settling } from './settling.ts'

type Trx = Transaction<Database>

async function loadItem(trx: Trx, { projectId, sessionId, n }: Settling) {
  const { rows } = await sql<{
    result_id: string
    asks: CalibrationAsks
    grades: Grade[]
    texts: Record<string, string> | null
  }>`select i.result_id, c.asks, s.grades, (select g.texts from guideline g where g.project_id = p.id and g.version = p.guideline_version) as texts
    from calibration_item i join calibration_session c on c.project_id = i.project_id and c.id = i.session_id
      join project p on p.id = i.project_id join scale s on s.project_id = p.id and s.version = p.scale_version
    where i.project_id = ${projectId} and i.session_id = ${sessionId} and i.n = ${n} for update of i`.execute(trx)
  return found(rows[0])
}

/** Throws 400 for a grade that is not on the scale, a clause that the guideline lacks, or what the session does not ask. */
function check(
  { value, clause, safety }: Settlement,
  { asks, grades, texts }: Pick<Awaited<ReturnType<typeof loadItem>>, 'asks' | 'grades' | 'texts'>,
): void {
  const isAsked = (value === null || asks !== 'safety') && (safety === null || asks !== 'relevance')
  if (!isAsked) throw new ApiError('bad-request', 'The session does not ask for this.')
  if (value !== null && !grades.some((grade) => grade.value === value))
    throw new ApiError('bad-request', 'There is no such grade.')
  if (safety && !isSoundDetail(safety)) throw new ApiError('bad-request', 'This says nothing sound about safety.')
  if (clause === null) return
  const clauses = Object.values(texts ?? {}).flatMap((text) => parseClauses(text).map(({ id }) => id))
  if (!clauses.includes(clause)) throw new ApiError('bad-request', 'The guideline has no such clause.', { clause })
}

/**
 * Settles an item: writes it down, makes the result gold with the grade, and the verdict on its safety binding. Settling once more
 * changes both, and takes back what is null now; what gold was before stays in its history. Throws 404, or 400 for what does not fit.
 */
export async function settleItem(trx: Trx, settling: Settling): Promise<void> {
  const { projectId, sessionId, n, personId, settlement, now } = settling
  const item = await loadItem(trx, settling)
  check(settlement, item)
  const { value, tolerance, reason, clause, safety } = settlement
  await trx
    .updateTable('calibration_item')
    .set({ ...{ value, tolerance, reason, clause }, safety: safety && JSON.stringify(safety) })
    .set({ settled_at: now, settled_by: personId })
    .where('project_id', '=', projectId)
    .where('session_id', '=', sessionId)
    .where('n', '=', n)
    .execute()
  await settleGold(trx, { ...settling, resultId: item.result_id })
  await settleSafety(trx, { ...settling, resultId: item.result_id })
  const detail = { sessionId, n, ...settlement }
  await audit(trx, { at: now, person_id: personId, project_id: projectId, action: 'calibration.settle', detail })
}
