import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contrastFaultsOn, faultsOn, sticksOut } from '../support/faults.ts'
import { routePaths } from '../support/pages.ts'
import { makeProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { type Walk, walkOn } from '../support/walk.ts'

let stage: Stage
let page: Page
let walk: Walk
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  projectId = await makeProject(stage.server, stage.owner, { queries: 6, results: 4 })
  ;({ page } = await stage.pageOf(stage.owner))
  walk = walkOn(page)
  await page.goto(stage.host.address)
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
})
afterAll(() => stage.close())

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

async function colour(colorScheme: (typeof colours)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' })
}

const wide = { width: 1360, height: 800 }

test.each(pages())(
  '%s can be used by everybody, in light and dark colours, and needs no sideways scrolling',
  async (_, path, title) => {
    await page.setViewportSize(wide)
    await walk.go(path.replace('{id}', projectId))
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await walk.settled()
    await colour('light')
    expect(await faultsOn(page), 'light').toEqual([])
    await colour('dark')
    expect(await contrastFaultsOn(page), 'dark').toEqual([])
    // As on a phone, and at twice the size of letters.
    for (const size of [
      { width: 360, height: 740 },
      { width: 640, height: 400 },
    ]) {
      await page.setViewportSize(size)
      expect(await sticksOut(page), `${size.width} wide`).toEqual([])
    }
  },
)

describe.each(colours)('with %s colours', (colorScheme) => {
  beforeAll(async () => {
    await page.setViewportSize(wide)
    await colour(colorScheme)
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
    expect(await faultsOn(page, ['scrollable-region-focusable'])).toEqual([])
    await page.keyboard.press('Escape')
  })
})
