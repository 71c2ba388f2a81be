import 'fake-indexeddb/auto'
import { act, cleanup, render } from '@testing-library/react'
import { IDBFactory } from 'fake-indexeddb'
import { http, type RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { App } from '#app/app.tsx'
import { queryClient } from '#app/query-client.ts'
import { router } from '#app/router.tsx'
import { startTexts } from '#i18n/init.ts'
import type { Client } from './api.ts'

/** What jsdom leaves out. */
function fillIn() {
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  window.matchMedia ??= ((query: string) => ({
    ...{ matches: false, media: query, onchange: null },
    ...{ addEventListener: () => {}, removeEventListener: () => {}, dispatchEvent: () => false },
    ...{ addListener: () => {}, removeListener: () => {} },
  })) as typeof window.matchMedia
}

/** The application on a page of jsdom, its requests answered by the real app; what stands in the way of some is set per test. */
export function appPage() {
  let signedIn: Client | null = null
  const network = setupServer(
    http.all('*/api/*', async ({ request }) => {
      if (!signedIn) return new Response(null, { status: 503 })
      const { pathname, search } = new URL(request.url)
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
      return signedIn.request(pathname + search, {
        method: request.method,
        headers: request.headers,
        ...(hasBody && { body: await request.arrayBuffer() }),
      })
    }),
  )
  beforeAll(async () => {
    fillIn()
    // The modules are those of the file before, what they held is not.
    globalThis.indexedDB = new IDBFactory()
    queryClient.clear()
    await startTexts('en')
    network.listen({ onUnhandledRequest: 'error' })
    render(<App />)
  })
  afterEach(() => network.resetHandlers())
  afterAll(() => {
    cleanup()
    network.close()
  })
  return {
    /** Puts a handler before the app, for one test. */
    before: (...handlers: RequestHandler[]) => network.use(...handlers),
    /** Opens a page as somebody. */
    async open(client: Client, path: string) {
      signedIn = client
      // The router moves only while its page is there, so the page stays from test to test; what it held goes.
      await act(() => router.navigate({ to: '/sign-in' }))
      queryClient.removeQueries({ type: 'inactive' })
      await act(() => queryClient.resetQueries({ type: 'active' }))
      await act(() => router.navigate({ to: path as '/' }))
    },
  }
}
