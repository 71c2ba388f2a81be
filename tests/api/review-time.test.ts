import { expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { freshBoard } from '../support/board.ts'
import { decision, ReviewRoom } from '../support/review.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

/** A second of work is a cent. */
const plan = { ...emptyPlan, rates: [{ language: null, perHour: 3600 }] }

test('the time of a decision is work: it is paid for, and tells what those still open come to', async () => {
  const room = await ReviewRoom.open(server, owner)
  const params = { projectId: room.projectId }
  const { version } = await owner.ok('plan.get', { params })
  await owner.ok('plan.update', { params, body: { basedOn: version, plan, note: '' } })
  await room.grade([
    [0, 0, 0, 0],
    [3, 3, 0, 0],
    [1, 1, 0, 0],
  ])
  const cost = async () => (await owner.ok('report.get', { params })).cost
  const board = () => freshBoard(owner, room.projectId)
  const before = await cost()
  const [spent, labels] = [before.languages[0]?.money ?? 0, before.languages[0]?.labels ?? 0]
  expect(labels).toBe(12)
  // None was timed yet: each counts as a label.
  expect(before.open).toEqual({ decisions: 2, money: Math.round((2 * spent) / labels) })
  expect((await board()).decision).toEqual({ isTimed: false, cost: 1.2 })
  const [first, second] = await room.items()
  const reviewer = await room.join('Rea')
  const made = { ...decision(first), activeMs: 40_000 }
  expect((await room.decide([made], reviewer)).status).toBe(200)
  const after = await cost()
  expect(after.languages[0]).toMatchObject({ labels: 12, money: spent + 40 })
  expect(after.open).toEqual({ decisions: 1, money: 40 })
  const { decision: timed, total } = await board()
  expect(timed.isTimed).toBe(true)
  expect(timed.cost).toBeCloseTo(40)
  expect(total.cost.total).toBeCloseTo(12 * 1.2 + 40)
  // The time that a decision took that is taken back was spent all the same; sending twice adds nothing.
  await room.undo([made.id], reviewer)
  const again = [{ ...decision(first), activeMs: 20_000 }, decision(second)]
  for (let n = 0; n < 2; n++) expect((await room.decide(again, reviewer)).status).toBe(200)
  expect(await cost()).toMatchObject({ languages: [{ money: spent + 60 }], open: { decisions: 0, money: 0 } })
  const days = server.db.selectFrom('work_day').select(['purpose', 'labels', 'active_ms'])
  const rows = await days.where('project_id', '=', room.projectId).where('purpose', '=', 'review').execute()
  expect(rows).toEqual([{ purpose: 'review', labels: 0, active_ms: 60_000 }])
})
