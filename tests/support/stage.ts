import type { Browser, Page } from 'playwright-core'
import { type Client, type TestServer, testServer } from './api.ts'
import { launchBrowser, openPage } from './browser.ts'
import { freshDatabase } from './database.ts'
import { freshHome, type Host, startHost } from './host.ts'
import { makeOwner } from './people.ts'

/** A running server with a browser beside it; what a test needs beforehand is made in the same database without the browser. */
export interface Stage {
  server: TestServer
  owner: Client
  host: Host
  browser: Browser
  /** A page of a browser of its own where this client is signed in. */
  pageOf: (client: Client) => Promise<{ page: Page; problems: string[] }>
  close: () => Promise<void>
}

/** The cookies of a client as a browser takes them. */
export function cookiesOf(client: Client, url: string) {
  return client.cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url }
  })
}

/** Signs a page in as a client, at a server. */
export const signIn = (page: Page, client: Client, address: string): Promise<void> =>
  page.context().addCookies(cookiesOf(client, address))

/** Sets the stage; `close` takes everything away. */
export async function openStage(): Promise<Stage> {
  const database = await freshDatabase()
  const { home, remove } = freshHome()
  const server = await testServer(database.db, { now: () => new Date() })
  // Links last for days from the server's clock, and the host beside it goes by the real one.
  server.clock.now = new Date()
  const owner = await makeOwner(server)
  const host = await startHost({ TOUCHSTONE_HOME: home, DATABASE_URL: database.url })
  const browser = await launchBrowser()
  return {
    ...{ server, owner, host, browser },
    async pageOf(client) {
      const { page, problems } = await openPage(browser)
      await signIn(page, client, host.address)
      return { page, problems }
    },
    async close() {
      await browser.close()
      await host.stop()
      await database.drop()
      remove()
    },
  }
}
