import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../app.ts'
import { firstOwnerLink } from '../../auth/links.ts'
import { postgresBus } from '../../db/postgres-bus.ts'
import { newId, pagePatience, type RequestLog } from '../../deps.ts'
import { fetchLimits, startFetching } from '../../media/fetch-media.ts'
import { mediaFacts } from '../../media/media-facts.ts'
import { mediaOrigins } from '../../queries/media-origins.ts'
import { serverIdentity } from '../../server-identity.ts'
import { startWatching } from '../../watch/keep-watching.ts'
import { HostError } from '../host-error.ts'
import { readSampleFiles } from './files.ts'
import { listen } from './listen.ts'
import { openHostDatabase } from './open-database.ts'
import { startPreviewWorker } from './preview-worker.ts'
import { readSettings } from './settings.ts'
import { staticPages } from './static-pages.ts'

const now = () => new Date()

/** Written beside the build by whoever made it; without it nothing of an earlier start is taken. */
const stamp = new URL('../.touchstone-build', import.meta.url)
const build = existsSync(stamp) ? readFileSync(stamp, 'utf8') : newId()

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const { db, url, close } = await openHostDatabase(settings)
  const file = settings.logToStdout
    ? process.stdout
    : createWriteStream(join(settings.home, 'touchstone.log'), { flags: 'a', mode: 0o600 })
  const log = (line: RequestLog) => void file.write(`${JSON.stringify(line)}\n`)
  const identity = await serverIdentity(db)
  const bus = postgresBus(url)
  const closing = new AbortController()
  const app = createApp({
    db,
    bus,
    closing: closing.signal,
    ...identity,
    origin: settings.origin,
    version: '0.1.0',
    build,
    patience: pagePatience,
    now,
    newId,
    log,
    checkAnswers: false,
    sample: () => readSampleFiles(),
    media: mediaFacts,
  })
  const pages = staticPages(fileURLToPath(new URL('../client', import.meta.url)), () => mediaOrigins(db))
  const isApi = (request: Request) => new URL(request.url).pathname.startsWith('/api/')
  const { server, port } = await listen(settings, (request, facts) =>
    isApi(request) ? app.fetch(request, facts) : pages(request),
  ).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const previews = startPreviewWorker(url, { isAlone: settings.databaseUrl === null })
  const fetching = startFetching({ db, now, newId, rules: fetchLimits })
  const watching = startWatching({ db, now, newId, build }, (error) => {
    const detail = error instanceof Error ? error.message.split('\n')[0] : String(error)
    const of = { at: now().toISOString(), id: newId(), method: '-', path: 'watch', status: 500, ms: 0 }
    log({ ...of, error: 'internal', detail: detail ?? '' })
  })
  stopOnSignals(async () => {
    watching.stop()
    fetching.stop()
    const workerEnds = previews.stop()
    closing.abort()
    await bus.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      // Whoever is in the middle of something has five seconds.
      setTimeout(resolve, 5000).unref()
    })
    await workerEnds
    await close()
  })
  const address = settings.origin ?? `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}`
  const link = await firstOwnerLink(db, { newId, now })
  console.log(link ? `Touchstone: ${address} — first owner, once: ${address}${link.url}` : `Touchstone: ${address}`)
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

start().catch((error: unknown) => {
  console.error(error instanceof HostError ? `Touchstone cannot start. ${error.message}` : error)
  process.exit(1)
})
