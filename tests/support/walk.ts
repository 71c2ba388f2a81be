import type { Page, Request } from 'playwright-core'

/** Requests that stay open for as long as the page does: the news of a room. */
const staysOpen = /\/events(\?|$)/
const kinds = ['document', 'script', 'stylesheet', 'fetch', 'xhr', 'image']
/** A request that hangs is not waited for longer than this, in ms. */
const longest = 15_000

/** Goes to addresses of the application within one document, as links do, and knows when a page has come to rest. */
export interface Walk {
  /** To an address by the router, without loading the application anew. */
  go: (path: string) => Promise<void>
  /** Nothing is being loaded, and the page has nothing left to draw. */
  settled: () => Promise<void>
}

/** Follows what a page asks for from now on. */
export function walkOn(page: Page): Walk {
  const open = new Set<Request>()
  page.on('request', (request) => {
    if (kinds.includes(request.resourceType()) && !staysOpen.test(request.url())) open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))

  /** The page has answered everything it heard, and drawn it. A busy page may never be idle, nor one whose window has just changed its size, and one out of sight draws nothing. */
  const rest = () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          setTimeout(resolve, 1000)
          const idle = (then: () => void) => requestIdleCallback(then, { timeout: 100 })
          idle(() => requestAnimationFrame(() => idle(resolve)))
        }),
    )

  async function settled(): Promise<void> {
    const end = performance.now() + longest
    // Twice in a row: what was loaded may ask for more.
    for (let still = 0; still < 2; ) {
      await rest()
      still = open.size === 0 ? still + 1 : 0
      if (still === 1) await page.waitForTimeout(30)
      if (performance.now() > end) throw new Error(`still loading: ${[...open].map((request) => request.url())}`)
    }
  }

  return {
    settled,
    async go(path) {
      await page.evaluate((to) => history.pushState(null, '', to), path)
      await settled()
    },
  }
}
