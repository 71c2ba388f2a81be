import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type WithAxe = Partial<{ axe: typeof axe }>

async function run(page: Page, options: axe.RunOptions): Promise<string[]> {
  // Half a megabyte, once per document.
  if (!(await page.evaluate(() => Boolean((window as WithAxe).axe)))) await page.evaluate(source)
  const violations = await page.evaluate(async (options) => {
    // Only what is wrong is told; the rest would be megabytes.
    const found = await (window as WithAxe).axe?.run({ ...options, resultTypes: ['violations'] })
    return found?.violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html.slice(0, 160)) }))
  }, options)
  if (!violations) throw new Error('axe did not run')
  return violations.map(({ id, html }) => `${id}: ${html.join(' | ')}`)
}

/** What breaks WCAG 2.2 A and AA on the page as it is, in a form that says where; rules in `not` are left out. */
export function faultsOn(page: Page, not: string[] = []): Promise<string[]> {
  return run(page, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: Object.fromEntries(not.map((rule) => [rule, { enabled: false }])),
  })
}

/** What cannot be read for want of contrast: the one thing that other colours change on a page that is without fault in some. */
export function contrastFaultsOn(page: Page): Promise<string[]> {
  return run(page, { runOnly: { type: 'rule', values: ['color-contrast'] } })
}

/** The elements that make a page wider than its window; none if it is not. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth,
    )
    return wide.map((one) => `${one.outerHTML.slice(0, 80)} to ${one.getBoundingClientRect().right}`)
  })
}
