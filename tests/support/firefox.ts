import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'undici'
import { type Evaluate, type Leak, leaksOfAnswer, leaksOfLine, leaksOfRequest } from './leaks.ts'

const known = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

/** A Firefox for the long tests, where there is one: $FIREFOX_PATH, else, with FIREFOX=1, the system's. */
export const firefoxPath = [process.env.FIREFOX_PATH, ...(process.env.FIREFOX ? known : [])].find(
  (path) => path && existsSync(path),
)

interface Answer {
  request: { request: string; url: string }
  response: { url: string; headers: { name: string; value: { value: string } }[]; mimeType: string }
}

type Message = { id?: number; error?: string; message?: string; result?: unknown; method?: string; params?: unknown }

/** The few commands of WebDriver BiDi (https://w3c.github.io/webdriver-bidi) that a walk through the pages needs. */
class Session {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  readonly #hear = new Map<string, (params: never) => void>()
  #last = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(String(data))))
  }

  #take({ id, error, message, result, method, params }: Message): void {
    const waiting = this.#waiting.get(id ?? -1)
    if (method) this.#hear.get(method)?.(params as never)
    else if (error) waiting?.reject(new Error(`${error}: ${message}`))
    else waiting?.resolve(result as never)
    this.#waiting.delete(id ?? -1)
  }

  on<P>(event: string, hear: (params: P) => void): void {
    this.#hear.set(event, hear as never)
  }

  send<R>(method: string, params: object = {}): Promise<R> {
    const id = ++this.#last
    this.#socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }
}

/** A window of Firefox, and what it gave away so far. */
export interface FirefoxPage {
  leaks: Leak[]
  goto: (url: string) => Promise<void>
  evaluate: Evaluate
  press: (key: string) => Promise<void>
  /** Nothing was asked for or answered for a while. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** Starts Firefox without a window; answers the process, its profile and the address of its session. */
async function start(path: string) {
  const profile = mkdtempSync(join(tmpdir(), 'touchstone-firefox-'))
  const browser = spawn(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'])
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    browser.on('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)))
    browser.stderr.on('data', (chunk) => {
      said += chunk
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)
      if (found) resolve(`${found[1]}/session`)
    })
  })
  return { browser, profile, address }
}

/** Opens a window of a Firefox of its own, with these cookies for `url`, and follows all that it asks for and is answered. */
export async function openFirefox(
  path: string,
  url: string,
  cookies: readonly { name: string; value: string }[],
  rawHashes: ReadonlySet<string>,
): Promise<FirefoxPage> {
  const { browser, profile, address } = await start(path)
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const session = new Session(socket)
  await session.send('session.new', { capabilities: {} })
  const { contexts } = await session.send<{ contexts: { context: string }[] }>('browsingContext.getTree')
  const context = contexts[0]?.context ?? ''
  const leaks: Leak[] = []
  const reading = new Set<string>()
  let heard = performance.now()
  const { collector } = await session.send<{ collector: string }>('network.addDataCollector', {
    ...{ dataTypes: ['response'], maxEncodedDataSize: 50_000_000 },
  })
  session.on<Answer>('network.beforeRequestSent', ({ request }) => {
    heard = performance.now()
    leaks.push(...leaksOfRequest(request.url))
  })
  session.on<{ text: string }>('log.entryAdded', ({ text }) => leaks.push(...leaksOfLine(text ?? '')))
  session.on<Answer>('network.responseCompleted', async ({ request, response }) => {
    heard = performance.now()
    if (!new URL(response.url).pathname.startsWith('/api/')) return
    reading.add(request.request)
    const data = { request: request.request, dataType: 'response', collector, disown: true }
    // An answer without a body, or one that was broken off, has none to read.
    const body = await session
      .send<{ bytes: { type: 'string' | 'base64'; value: string } }>('network.getData', data)
      .catch(() => null)
    if (body) {
      const { type, value } = body.bytes
      const bytes = Buffer.from(value, type === 'string' ? 'utf8' : 'base64')
      leaks.push(...leaksOfAnswer(response.url, bytes, response.headers, rawHashes))
    }
    reading.delete(request.request)
  })
  const events = ['network.beforeRequestSent', 'network.responseCompleted', 'log.entryAdded']
  await session.send('session.subscribe', { events })
  for (const { name, value } of cookies) {
    const cookie = { name, value: { type: 'string', value }, domain: new URL(url).hostname, path: '/' }
    await session.send('storage.setCookie', { cookie })
  }
  const settled = async () => {
    while (reading.size > 0 || performance.now() - heard < 250) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    leaks,
    settled,
    async goto(to) {
      await session.send('browsingContext.navigate', { context, url: to, wait: 'complete' })
      await settled()
    },
    async evaluate(run, arg) {
      const expression = `(async () => JSON.stringify((await (${run})(${JSON.stringify(arg)})) ?? null))()`
      const { type, result, exceptionDetails } = await session.send<{
        type: string
        result: { value: string }
        exceptionDetails?: { text: string }
      }>('script.evaluate', { expression, target: { context }, awaitPromise: true })
      if (type !== 'success') throw new Error(exceptionDetails?.text)
      return JSON.parse(result.value)
    },
    async press(value) {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }))
      await session.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] })
    },
    async close() {
      await session.send('session.end').catch(() => null)
      socket.close()
      const ended = new Promise((resolve) => browser.on('exit', resolve))
      browser.kill()
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
