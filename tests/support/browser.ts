import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium for the tests: $CHROMIUM_PATH, the system's, Playwright's own, else the one inside @sparticuz/chromium. */
async function findBrowser(): Promise<{ executablePath: string; args: string[] }> {
  const own = chromium.executablePath()
  const found = [process.env.CHROMIUM_PATH, ...known, own].find((path) => path && existsSync(path))
  if (found) return { executablePath: found, args: quiet }
  const { default: packed } = await import('@sparticuz/chromium')
  // Its own arguments would put everything into one process, where a second page starves.
  return { executablePath: await packed.executablePath(), args: quiet }
}

/** Where the browser of the tests is. */
export async function browserPath(): Promise<string> {
  return (await findBrowser()).executablePath
}

/** Starts a browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await findBrowser()), headless: true })
}

/** A page that remembers what went wrong on it: errors of scripts and refusals of the content security policy. */
export async function openPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 800 }, locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Warning:/.test(message.text()))
      problems.push(message.text())
  })
  return { page, problems }
}
