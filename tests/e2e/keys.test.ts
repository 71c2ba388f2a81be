import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pressComposing, pressRaw } from '../support/keyboard.ts'
import { makeProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let page: Page
let address: string

beforeAll(async () => {
  stage = await openStage()
  const projectId = await makeProject(stage.server, stage.owner, { queries: 60, results: 4 })
  ;({ page } = await stage.pageOf(stage.owner))
  address = `${stage.host.address}/projects/${projectId}/label`
  await page.goto(address)
})
afterAll(() => stage.close())

/** The grades given so far, in the order of the results; `·` where there is none, `×` for "cannot judge". */
const grades = async () =>
  (await page.locator('main ol > li > button > :last-child > [aria-hidden]').allTextContents()).join('')
const query = () => page.locator('h1').textContent()
const state = async () => [await query(), await grades()]
const isOpen = () => page.getByRole('region', { name: 'Why can it not be judged?' })
const settle = () => page.waitForTimeout(60)

/** Each test begins at a task where nothing is graded. */
beforeEach(async () => {
  const before = await query()
  await page.locator('body').press('d')
  await page.waitForFunction(
    (old) =>
      document.querySelector('h1')?.textContent !== old && document.querySelectorAll('main ol > li').length === 4,
    before,
  )
  expect(await grades()).toBe('····')
})

describe('digits', () => {
  test('of a US keyboard, of the numpad, and with CapsLock on', async () => {
    await pressRaw(page, { key: '3', code: 'Digit3' })
    await pressRaw(page, { key: '2', code: 'Numpad2' })
    await pressRaw(page, { key: 'CapsLock', code: 'CapsLock' })
    await pressRaw(page, { key: '1', code: 'Digit1' })
    expect(await grades()).toBe('321·')
  })

  test('of AZERTY: the digit row with and without Shift', async () => {
    await pressRaw(page, { key: '"', code: 'Digit3' })
    await pressRaw(page, { key: '2', code: 'Digit2', shift: true })
    await pressRaw(page, { key: 'à', code: 'Digit0' })
    expect(await grades()).toBe('320·')
  })

  test('that an Arabic or Hindi keyboard writes in its own script', async () => {
    await pressRaw(page, { key: '٣', code: 'Digit3' })
    await pressRaw(page, { key: '२', code: 'Digit2' })
    expect(await grades()).toBe('32··')
  })

  test('held: one grade, not a row of them', async () => {
    await pressRaw(page, { key: '1', code: 'Digit1', held: 12 })
    expect(await grades()).toBe('1···')
  })

  test('outside the scale: nothing', async () => {
    await pressRaw(page, { key: '7', code: 'Digit7' })
    expect(await grades()).toBe('····')
  })
})

describe('letters', () => {
  test.each([
    ['with CapsLock', { key: 'X', code: 'KeyX' }],
    ['of a Russian keyboard', { key: 'ч', code: 'KeyX' }],
    ['of an Arabic keyboard', { key: 'ء', code: 'KeyX' }],
    ['of a Greek keyboard', { key: 'χ', code: 'KeyX' }],
    ['of Dvorak, where x lies elsewhere', { key: 'x', code: 'KeyB' }],
  ])('%s: x opens the reasons', async (_, key) => {
    await pressRaw(page, key)
    await isOpen().waitFor()
    await pressRaw(page, { key: '2', code: 'Digit2' })
    await isOpen().waitFor({ state: 'detached' })
    expect(await grades()).toBe('×···')
  })

  test('that Dvorak writes on the place of x act as what they write, not as x', async () => {
    await pressRaw(page, { key: 'q', code: 'KeyX' })
    await settle()
    expect(await isOpen().count()).toBe(0)
  })

  test('of a Russian keyboard undo and move as well', async () => {
    await pressRaw(page, { key: '2', code: 'Digit2' })
    await pressRaw(page, { key: 'г', code: 'KeyU' })
    expect(await grades()).toBe('····')
    await pressRaw(page, { key: 'о', code: 'KeyJ' })
    await pressRaw(page, { key: '3', code: 'Digit3' })
    expect(await grades()).toBe('·3··')
  })
})

describe('an input method', () => {
  test('that composes takes digits and Enter for itself', async () => {
    const before = await state()
    for (const code of ['Digit1', 'Digit3', 'KeyX', 'Enter']) await pressComposing(page, code)
    await settle()
    expect(await state()).toEqual(before)
  })

  test('in the explanation neither grades nor submits, and what it writes is kept', async () => {
    await page.keyboard.press('3')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('e')
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
    await pressComposing(page, 'Enter')
    await session.send('Input.insertText', { text: '日本' })
    await page.keyboard.press('Escape')
    expect(await grades()).toBe('3···')
    expect(await page.getByLabel('Explain').inputValue()).toBe('日本')
  })
})

describe('the focus', () => {
  test('on a button: Enter and Space press that button alone, digits still grade', async () => {
    for (const key of ['0', '1', '2', '3']) await page.keyboard.press(key)
    const before = await query()
    await page.getByRole('button', { name: /^Flag/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Flagged/ }).waitFor()
    expect(await query()).toBe(before)
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Flag(?!ged)/ }).waitFor()
    await page.keyboard.press('1')
    expect(await grades()).toBe('0121')
    await page.keyboard.press('Escape')
  })

  test('in a field: letters and digits are text', async () => {
    await page.keyboard.press('3')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('e')
    await page.keyboard.type('x1u')
    expect(await grades()).toBe('3···')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('2')
    expect(await grades()).toBe('32··')
  })

  test('with Ctrl, Alt or Meta a key belongs to the browser', async () => {
    for (const chord of ['Control+3', 'Alt+3', 'Meta+3', 'Control+x']) await page.keyboard.press(chord)
    await settle()
    expect(await grades()).toBe('····')
    expect(await isOpen().count()).toBe(0)
  })
})
