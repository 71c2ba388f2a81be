import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { canary } from './masked.ts'

const bird = canary.toLowerCase()

/** What a page, or what it asked for, gave away. */
export type Leak = string

/** The start of a path whose bytes are content as it is, or as a grant shows it. */
const rawPaths = /\/(media|poster|captions-[^/]+)$|^\/api\/viewings\//

/** Follows everything that a context asks for: addresses, answers of the API, the bytes of media, and the console. */
export function watch(
  context: BrowserContext,
  rawHashes: ReadonlySet<string>,
): { leaks: Leak[]; settled: () => Promise<unknown> } {
  const leaks: Leak[] = []
  const reading: Promise<unknown>[] = []
  const says = (text: string) => text.toLowerCase().includes(bird)
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (rawPaths.test(pathname)) leaks.push(`asked for ${pathname}`)
    if (says(decodeURIComponent(request.url()))) leaks.push(`address ${request.url()}`)
  })
  context.on('console', (message) => says(message.text()) && leaks.push(`console: ${message.text()}`))
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/')) return
    const read = async () => {
      // An answer that was broken off by leaving the page has no body, and none ever comes.
      const none = new Promise<null>((resolve) => setTimeout(resolve, 3000, null))
      const body = await Promise.race([response.body().catch(() => null), none])
      if (!body) return
      if (says(body.toString('utf8'))) leaks.push(`answer of ${pathname}`)
      if (rawHashes.has(createHash('sha256').update(body).digest('hex'))) leaks.push(`raw bytes from ${pathname}`)
      if (says(JSON.stringify(response.headers()))) leaks.push(`headers of ${pathname}`)
    }
    reading.push(read())
  })
  return { leaks, settled: () => Promise.all(reading) }
}

/** Looks for the canary in all that a page holds and says: HTML, fields, the accessibility tree, find in page, the clipboard, title, address, storage. */
export async function searchPage(page: Page): Promise<Leak[]> {
  const found: Leak[] = []
  const look = (where: string, text: string) => {
    if (text.toLowerCase().includes(bird)) found.push(`${where} of ${new URL(page.url()).pathname}`)
  }
  look('HTML', await page.content())
  look('title', await page.title())
  look('address', page.url())
  const devtools = await page.context().newCDPSession(page)
  look('accessibility tree', JSON.stringify(await devtools.send('Accessibility.getFullAXTree')))
  await devtools.detach()
  const inside = await page.evaluate((word) => {
    const fields = [...document.querySelectorAll('input, textarea, select')].map(
      (field) => (field as HTMLInputElement).value,
    )
    const storage = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])
    const findIn = window as unknown as { find: (...args: unknown[]) => boolean }
    getSelection()?.removeAllRanges()
    return { fields: fields.join('\n'), storage, isFound: findIn.find(word, false, false, true) }
  }, canary)
  look('a field', inside.fields)
  look('storage', inside.storage)
  if (inside.isFound) found.push(`find in page on ${new URL(page.url()).pathname}`)
  look('clipboard', await copyAll(page))
  return found
}

/** What the clipboard holds after everything was selected and copied. */
async function copyAll(page: Page): Promise<string> {
  return page.evaluate(async () => {
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
  })
}
