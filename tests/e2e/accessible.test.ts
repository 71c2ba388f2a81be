import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOn } from '../support/faults.ts'
import { routePaths } from '../support/pages.ts'
import { makeProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let page: Page
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  projectId = await makeProject(stage.server, stage.owner, { queries: 6, results: 4 })
  ;({ page } = await stage.pageOf(stage.owner))
})
afterAll(() => stage.close())

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

const colours = ['light', 'dark'] as const

test.each(pages())('%s can be used by everybody, in light and dark colours', async (_, path, title) => {
  await page.goto(stage.host.address + path.replace('{id}', projectId))
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.waitForLoadState('networkidle')
  for (const colorScheme of colours) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' })
    expect(await faultsOn(page), colorScheme).toEqual([])
  }
})

describe.each(colours)('with %s colours', (colorScheme) => {
  beforeAll(() => page.emulateMedia({ colorScheme }))

  test.each([
    ['the keys', '?', 'Keys'],
    ['the commands', 'Control+K', 'Commands'],
  ])('%s can be used by everybody', async (_, key, title) => {
    await page.goto(`${stage.host.address}/projects/${projectId}/label`)
    await page.getByRole('complementary', { name: 'Judgement' }).waitFor()
    await page.keyboard.press(key)
    await page.getByRole('dialog', { name: title }).waitFor()
    // The list of commands scrolls by the arrows, while its field keeps the focus.
    expect(await faultsOn(page, ['scrollable-region-focusable'])).toEqual([])
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
