import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What breaks WCAG 2.2 A and AA on the page as it is, in a form that says where; rules in `not` are left out. */
export async function faultsOn(page: Page, not: string[] = []): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate(
    (not) =>
      (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        rules: Object.fromEntries(not.map((rule) => [rule, { enabled: false }])),
      }) as Promise<axe.AxeResults>,
    not,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
