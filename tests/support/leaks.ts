import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { canary } from './masked.ts'

const bird = canary.toLowerCase()
const says = (text: string) => text.toLowerCase().includes(bird)

/** What a page, or what it asked for, gave away. */
export type Leak = string

/** The start of a path whose bytes are content as it is, or as a grant shows it. */
const rawPaths = /\/(media|poster|captions-[^/]+)$|^\/api\/viewings\//

/** What asking for this address gives away. */
export function leaksOfRequest(url: string): Leak[] {
  const { pathname } = new URL(url)
  return [
    ...(rawPaths.test(pathname) ? [`asked for ${pathname}`] : []),
    ...(says(decodeURIComponent(url)) ? [`address ${url}`] : []),
  ]
}

/** What an answer of the API gives away: in its bytes, and in its headers. */
export function leaksOfAnswer(url: string, body: Buffer, headers: unknown, rawHashes: ReadonlySet<string>): Leak[] {
  const { pathname } = new URL(url)
  return [
    ...(says(body.toString('utf8')) ? [`answer of ${pathname}`] : []),
    ...(rawHashes.has(createHash('sha256').update(body).digest('hex')) ? [`raw bytes from ${pathname}`] : []),
    ...(says(JSON.stringify(headers)) ? [`headers of ${pathname}`] : []),
  ]
}

/** What a line of the console gives away. */
export const leaksOfLine = (line: string): Leak[] => (says(line) ? [`console: ${line}`] : [])

/** Follows everything that a context asks for: addresses, answers of the API, the bytes of media, and the console. */
export function watch(
  context: BrowserContext,
  rawHashes: ReadonlySet<string>,
): { leaks: Leak[]; settled: () => Promise<unknown> } {
  const leaks: Leak[] = []
  const reading: Promise<unknown>[] = []
  context.on('request', (request) => leaks.push(...leaksOfRequest(request.url())))
  context.on('console', (message) => leaks.push(...leaksOfLine(message.text())))
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/')) return
    const read = async () => {
      // An answer that was broken off by leaving the page has no body, and none ever comes.
      const none = new Promise<null>((resolve) => setTimeout(resolve, 3000, null))
      const body = await Promise.race([response.body().catch(() => null), none])
      if (body) leaks.push(...leaksOfAnswer(response.url(), body, response.headers(), rawHashes))
    }
    reading.push(read())
  })
  return { leaks, settled: () => Promise.all(reading) }
}

/** Runs a function in a page, in whichever browser. */
export type Evaluate = <A, R>(run: (arg: A) => R | Promise<R>, arg: A) => Promise<R>

/** Looks for the canary in what a page holds and says, by means that every browser has: HTML, fields, storage, find in page, clipboard, title, address. */
export async function searchInside(evaluate: Evaluate): Promise<Leak[]> {
  const inside = await evaluate(lookInside, canary)
  const { path, isFound, ...places } = inside
  const said = Object.entries({ ...places, clipboard: await evaluate(copyAll, null) }).filter(([, text]) => says(text))
  return [...said.map(([where]) => where), ...(isFound ? ['find in page'] : [])].map((where) => `${where} of ${path}`)
}

/** The same, and the accessibility tree, which Chromium can tell. */
export async function searchPage(page: Page): Promise<Leak[]> {
  const devtools = await page.context().newCDPSession(page)
  const tree = JSON.stringify(await devtools.send('Accessibility.getFullAXTree'))
  await devtools.detach()
  const found = await searchInside((run, arg) => page.evaluate(run as never, arg as never))
  return [...found, ...(says(tree) ? [`accessibility tree of ${new URL(page.url()).pathname}`] : [])]
}

/** Runs in the page. */
function lookInside(word: string) {
  const fields = [...document.querySelectorAll('input, textarea, select')].map(
    (field) => (field as HTMLInputElement).value,
  )
  const findIn = window as unknown as { find: (...args: unknown[]) => boolean }
  getSelection()?.removeAllRanges()
  return {
    HTML: document.documentElement.outerHTML,
    title: document.title,
    address: location.href,
    'a field': fields.join('\n'),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    isFound: findIn.find(word, false, false, true),
    path: location.pathname,
  }
}

/** Runs in the page: what the clipboard holds after everything was selected and copied. */
async function copyAll(_: null): Promise<string> {
  let copied = ''
  const hear = (event: ClipboardEvent) => {
    copied = getSelection()?.toString() ?? ''
    for (const type of event.clipboardData?.types ?? []) copied += event.clipboardData?.getData(type) ?? ''
  }
  document.addEventListener('copy', hear, { capture: true })
  getSelection()?.selectAllChildren(document.body)
  document.execCommand('copy')
  document.removeEventListener('copy', hear, { capture: true })
  copied += getSelection()?.toString() ?? ''
  getSelection()?.removeAllRanges()
  return copied
}
