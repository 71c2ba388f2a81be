import { openDatabase } from '../db/open.ts'
import { findDecoder } from './decoder.ts'
import { tryAgain, workThrough } from './preview-jobs.ts'
import { takeBackJobs } from './take-jobs.ts'

/** How long to wait for the next look at the queue, in ms, when it is empty. */
const pause = 2000

/** Makes previews in a process of its own, which was put below everything else that runs on the machine, until it is told to end. */
async function work(): Promise<void> {
  const url = process.env.TOUCHSTONE_WORKER_DATABASE ?? ''
  // Not in the environment of what it starts.
  delete process.env.TOUCHSTONE_WORKER_DATABASE
  const db = openDatabase(url, { max: 1 })
  const decoder = await findDecoder(process.env.TOUCHSTONE_FFMPEG)
  // With a database of its own there is no other worker: what runs was left by one that is gone.
  await takeBackJobs(db, new Date(), { all: process.env.TOUCHSTONE_WORKER_ALONE === '1' })
  await tryAgain(db, decoder)
  let isOver = false
  const end = () => {
    isOver = true
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  // The server that started it is gone.
  process.on('disconnect', () => process.exit(0))
  while (!isOver) {
    await workThrough(db, decoder, { now: () => new Date(), isOver: () => isOver })
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  await db.destroy()
}

work().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`The preview worker ended: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  },
)
