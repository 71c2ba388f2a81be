import { type Kysely, sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '#server/db/schema.ts'
import { pagePatience } from '#server/deps.ts'
import { Client, testServer } from './api.ts'
import { quantile, shown, timed } from './many-labels.ts'

/** The longest that a page may take to answer, in ms. */
const most = 1000

/** Somebody's browser after another start of the server: what was worked out is in the database, and nobody waits as long as tests do. */
export async function afterStart(db: Kysely<Database>, { cookie }: Client): Promise<Client> {
  const again = await testServer(db, { now: () => new Date(), patience: pagePatience })
  const client = new Client(again.app)
  client.cookie = cookie
  return client
}

/** Hands something in, so that whatever is made of a project's labels is out of date. */
export async function handIn(db: Kysely<Database>, projectId: string): Promise<void> {
  await sql`update assignment set submitted_at = clock_timestamp() where project_id = ${projectId}
    and id = (select id from assignment where project_id = ${projectId} limit 1)`.execute(db)
}

/** Asks every question right after a start, some times more, and then while something is handed in all the time; prints how long each took, and expects a second at most. */
export async function expectInTime(
  questions: Record<string, () => Promise<unknown>>,
  change: () => Promise<void>,
): Promise<void> {
  const all = Object.entries(questions)
  for (const [name, ask] of all) {
    const once = await timed(1, ask)
    const times = await timed(10, ask)
    console.log(`${name}: ${shown(times)}; the first time after a start ${once.longest.toFixed(0)} ms`)
    expect.soft(Math.max(times.p50, once.longest), name).toBeLessThan(most)
  }
  const waits = new Map(all.map(([name]) => [name, [] as number[]]))
  for (let round = 0; round < 20; round++)
    for (const [name, ask] of all) {
      await change()
      waits.get(name)?.push((await timed(1, ask)).longest)
    }
  for (const [name, times] of waits) {
    const figures = { p50: quantile(times, 0.5), longest: Math.max(...times) }
    console.log(`${name}, while work is handed in: ${shown(figures)}`)
    expect.soft(figures.p50, name).toBeLessThan(most)
  }
}
