import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routePaths } from '../support/pages.ts'
import { makeProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let stage: Stage
let page: Page
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  projectId = await makeProject(stage.server, stage.owner, { queries: 6, results: 4 })
  ;({ page } = await stage.pageOf(stage.owner))
})
afterAll(() => stage.close())

/** What breaks WCAG 2.2 A and AA on the page as it is, in a form that says where. */
async function faults(not: string[] = []): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate(
    (not) =>
      (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        rules: Object.fromEntries(not.map((rule) => [rule, { enabled: false }])),
      }) as Promise<axe.AxeResults>,
    not,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** The elements that make the page wider than its window; none if it is not. */
const sticksOut = () =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth,
    )
    return wide.map((one) => `${one.outerHTML.slice(0, 80)} to ${one.getBoundingClientRect().right}`)
  })

const named: [string, string, string | RegExp][] = [
  ['home', '/', 'Home'],
  ['a new project', '/projects/new', 'New project'],
  ['history', '/history', 'History'],
  ['accounts', '/people', 'All accounts'],
  ['settings', '/settings', 'Settings'],
  ['progress', '/projects/{id}', 'Progress'],
  ['import', '/projects/{id}/import', 'Import'],
  ['export', '/projects/{id}/export', 'Export'],
  ['guideline', '/projects/{id}/guideline', 'Guideline'],
  ['people', '/projects/{id}/people', 'People'],
  ['labelling', '/projects/{id}/label', 'query 1'],
  ['review', '/projects/{id}/review', 'Nothing waits for a decision'],
  ['feedback', '/feedback', 'What became of your labels'],
  ['inbox', '/inbox', 'Inbox'],
]

/** Every page of the router that needs no id but a project's; those without a name above are waited for by any title. */
function pages(): [string, string, string | RegExp][] {
  const paths = routePaths()
    .map((path) => path.replace('$projectId', '{id}'))
    .filter((path) => !path.includes('$'))
  const known = new Set(named.map(([, path]) => path))
  return [
    ...named,
    ...paths.filter((path) => !known.has(path)).map((path): [string, string, RegExp] => [path, path, /./]),
  ]
}

describe.each(['light', 'dark'] as const)('with %s colours', (colorScheme) => {
  test.each(pages())('%s can be used by everybody', async (_, path, title) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(stage.host.address + path.replace('{id}', projectId))
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await faults()).toEqual([])
  })

  test.each([
    ['the keys', '?', 'Keys'],
    ['the commands', 'Control+K', 'Commands'],
  ])('%s can be used by everybody', async (_, key, title) => {
    await page.goto(`${stage.host.address}/projects/${projectId}/label`)
    await page.getByRole('complementary', { name: 'Judgement' }).waitFor()
    await page.keyboard.press(key)
    await page.getByRole('dialog', { name: title }).waitFor()
    // The list of commands scrolls by the arrows, while its field keeps the focus.
    expect(await faults(['scrollable-region-focusable'])).toEqual([])
    await page.keyboard.press('Escape')
  })
})

describe('at 360 pixels, and at twice the size of letters', () => {
  test.each(pages())('%s needs no sideways scrolling', async (_, path, title) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(stage.host.address + path.replace('{id}', projectId))
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await sticksOut()).toEqual([])
    await page.setViewportSize({ width: 640, height: 400 })
    expect(await sticksOut()).toEqual([])
  })
})
