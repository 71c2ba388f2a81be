import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { makeOfficer } from '../support/people.ts'
import { Schedule } from '../support/schedule.ts'
import { served } from '../support/served.ts'

// `SCHEDULES=1000` runs more of them; `SCHEDULE_SEED=123 SCHEDULES=1` repeats one.
const count = Number(process.env.SCHEDULES ?? 10)
const first = Number(process.env.SCHEDULE_SEED ?? Math.floor(Math.random() * 1_000_000))
const [people, steps] = [30, 30]

let crowd: Client[]
const { server, owner } = await served({ checkAnswers: false })

beforeAll(async () => {
  await makeOfficer(server, owner)
  crowd = await makeCrowd(server, people)
})

test(`${count} random schedules with reports, undos and restores from seed ${first} keep every promise`, {
  timeout: 60_000 + count * 10_000,
}, async () => {
  let labels = 0
  for (let seed = first; seed < first + count; seed++) {
    const schedule = new Schedule(server, owner, crowd, seed, true)
    try {
      await schedule.run((projectId) => joinAll(server, projectId, crowd), steps)
    } catch (error) {
      throw new Error(`Schedule ${seed} (repeat: SCHEDULE_SEED=${seed} SCHEDULES=1): ${String(error)}`, {
        cause: error,
      })
    }
    labels += schedule.acknowledged.size
  }
  expect(labels).toBeGreaterThan(count)
})
