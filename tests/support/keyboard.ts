import type { Page } from 'playwright-core'

/** A key as a keyboard layout reports it: what it writes, and where it lies. */
export interface RawKey {
  key: string
  code: string
  shift?: boolean
  /** How often the keyboard repeats it while it is held. */
  held?: number
}

/** Presses a key of any layout, as the system would report it. */
export async function pressRaw(page: Page, { key, code, shift = false, held = 0 }: RawKey): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const event = { key, code, modifiers: shift ? 8 : 0, ...(key.length === 1 && { text: key, unmodifiedText: key }) }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
  for (let i = 0; i < held; i++)
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, autoRepeat: true })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code })
  await session.detach()
}

/** A key that an input method takes while it composes: the page sees only that something was pressed. */
export async function pressComposing(page: Page, code: string): Promise<void> {
  await page.evaluate((where) => {
    const event = { key: 'Process', code: where, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }
    ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', event))
  }, code)
}
