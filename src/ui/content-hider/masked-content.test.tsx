// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { useKeys } from '#actions/use-keys.ts'
import type { Level, Viewing } from '#contract/viewing.ts'
import { RevealFailure } from '#core/reveal.ts'
import { defaultPreferences } from '#core/viewing-settings.ts'
import { startTexts } from '#i18n/init.ts'
import type { Content } from '../content.ts'
import { type HiderPreferences, RevealContext, type Revealer } from '../reveal-context.ts'
import { ContentHider } from './content-hider.tsx'
import { MaskKeys } from './mask-keys.tsx'
import { lift } from './shield.ts'
import { Thumbnail } from './thumbnail.tsx'

const range = { start: 2, text: 1, most: 5, hasPictures: true } as const
const card = { category: 'self-harm', severity: 3, source: 'prediction' } as const
const preview = { src: '/start-preview', level: 2, width: 96, height: 54 } as const
const clip: Content = {
  kind: 'video',
  treatment: 'T2',
  title: 'canary',
  src: '/canary',
  alt: 'canary',
  text: 'canary',
  mask: { card, range, preview, title: '', text: '' },
}

const closed: string[] = []
let refuse: ((part: string, level: Level) => RevealFailure | null) | null = null
let endBeat = false
let count = 0

function viewing(level: Level, part: 'media' | 'text'): Viewing {
  const id = `v${++count}`
  const common = { id, level, part, beatSeconds: 20 }
  if (part === 'text') {
    const title = level > 3 ? 'Plain title' : 'A [slur] title'
    return { ...common, words: { title, snippet: '', text: '', author: '', url: null }, media: null }
  }
  const kind = level < 3 ? 'image' : level === 3 ? 'stills' : 'video'
  const srcs = kind === 'stills' ? [`/${id}/1`, `/${id}/2`] : [`/${id}/media`]
  return { ...common, words: null, media: { kind, srcs, mime: '', width: 640, height: 360, captions: [] } }
}

const revealer: Revealer = {
  async open(_, level, part) {
    const refused = refuse?.(part, level)
    if (refused) throw refused
    return viewing(level, part)
  },
  async beat() {
    if (endBeat) throw new RevealFailure('over')
  },
  close: (id) => void closed.push(id),
}

function Keys() {
  useKeys()
  return null
}

const onLevel = vi.fn()

async function show(content: Content = clip, chosen: Partial<HiderPreferences> = {}) {
  const revealing = { revealer, preferences: { ...defaultPreferences, ...chosen } }
  const tree = (one: Content, subject: string) => (
    <RevealContext value={revealing}>
      <Keys />
      <MaskKeys />
      <textarea aria-label="Explain" />
      <Thumbnail content={one} />
      <ContentHider key={subject} content={one} place={{ assignmentId: 'a', subject }} onLevel={onLevel} />
    </RevealContext>
  )
  const { container, rerender, unmount } = render(tree(content, '1'))
  await wait(1)
  return { container, unmount, next: (other: Content) => rerender(tree(other, '2')) }
}

/** A key on the page; what it asks for is answered before this returns. */
async function press(key: string, on: Element = document.body) {
  const code = key.length === 1 ? `Key${key.toUpperCase()}` : key
  await act(async () => {
    fireEvent.keyDown(on, { key, code, shiftKey: key.length === 1 && key !== key.toLowerCase() })
    await vi.advanceTimersByTimeAsync(1)
  })
}
const letGo = (key: string) =>
  act(async () => {
    fireEvent.keyUp(document.body, { key, code: `Key${key.toUpperCase()}` })
    await vi.advanceTimersByTimeAsync(1)
  })
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

const levelNow = () => Number(screen.getByRole('group', { name: /shown at level/ }).getAttribute('data-level'))
const nameNow = () => screen.getByRole('group', { name: /shown at level/ }).getAttribute('aria-label')
const addresses = (container: HTMLElement) =>
  [...container.querySelectorAll('[src], [poster], [href]')].flatMap((one) =>
    ['src', 'poster', 'href'].flatMap((name) => one.getAttribute(name) ?? []),
  )
/** Says that what was opened is on the screen. */
const paint = (container: HTMLElement) =>
  act(async () => {
    const last = [...container.querySelectorAll('fieldset img, fieldset video')].at(-1)
    if (last) fireEvent(last, new Event(last instanceof HTMLVideoElement ? 'loadeddata' : 'load'))
  })

beforeAll(async () => {
  await startTexts('en')
  // What comes on demand is fetched once, before time stands still.
  const { container } = render(<ContentHider content={{ ...clip, mask: undefined }} />)
  await waitFor(() => expect(container.textContent).toContain('Why is not said'), { timeout: 30_000 })
  cleanup()
})
beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => {})
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] })
  closed.length = 0
  refuse = null
  endBeat = false
  onLevel.mockReset()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  lift()
})

describe('before anybody raises it', () => {
  test.each([
    clip,
    { ...clip, kind: 'image', treatment: 'T3' },
    { ...clip, mask: undefined },
    { ...clip, kind: 'text', treatment: 'TX', mask: undefined },
  ] satisfies Content[])(
    '$kind at $treatment fetches nothing but the small picture, and says none of its words',
    async (content) => {
      const { container } = render(
        <>
          <ContentHider content={content} />
          <Thumbnail content={content} />
        </>,
      )
      await wait(1)
      expect(addresses(container).filter((address) => address !== preview.src)).toEqual([])
      expect(container.innerHTML).not.toContain('canary')
      expect(container.textContent).toContain('You can grade it without looking.')
    },
  )

  test('it says what it is and where it stands, and reports the level it starts at', async () => {
    const { container } = await show()
    expect(nameNow()).toBe('Harm to self · severity 3 · hidden, shown at level 2 of 5')
    expect(addresses(container)).toEqual(['/start-preview', '/start-preview'])
    expect(onLevel.mock.calls).toEqual([[2]])
  })

  test('a card without a category names none', async () => {
    const nothing = { category: null, severity: null, source: null }
    await show({ ...clip, mask: { card: nothing, range: { ...range, start: 0 }, preview: null, title: '', text: '' } })
    expect(nameNow()).toBe('Hidden, shown at level 0 of 5')
    expect(screen.getByText(/Why is not said/)).toBeTruthy()
  })
})

describe('up and down', () => {
  test('r raises picture and words one step, Shift+R lowers them; what is left is closed', async () => {
    const { container } = await show()
    const before = count
    await press('r')
    expect(levelNow()).toBe(3)
    expect(addresses(container)).toContain(`/v${count - 1}/1`)
    expect(screen.getByText('slur')).toBeTruthy()
    await press('.')
    expect(addresses(container)).toContain(`/v${count - 1}/2`)
    await press('r')
    expect(levelNow()).toBe(4)
    expect(screen.getByText('Plain title')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Sound' })).toBeNull()
    await press('r')
    expect(screen.getByRole('button', { name: 'Sound' })).toBeTruthy()
    expect(container.querySelector('video')?.hasAttribute('controls')).toBe(false)
    await press('R')
    await press('R')
    await press('R')
    expect(levelNow()).toBe(2)
    expect(screen.queryByText('Plain title')).toBeNull()
    expect(addresses(container)).toEqual(['/start-preview', '/start-preview'])
    expect(new Set(closed).size).toBe(closed.length)
    expect(closed).toHaveLength(count - before)
    await press('R')
    await press('R')
    expect(levelNow()).toBe(0)
    expect(onLevel.mock.calls.map(([level]) => level)).toEqual([2, 3, 4, 5, 4, 3, 2, 1, 0])
  })

  test('never higher than the person or the treatment allows', async () => {
    await show(clip, { most: 3 })
    await press('r')
    await press('r')
    expect(levelNow()).toBe(3)
    expect(screen.getByRole('button', { name: 'One step more' }).getAttribute('aria-disabled')).toBe('true')
  })

  test('text has only the steps that change it', async () => {
    const mask = {
      card,
      range: { start: 1, text: 1, most: 4, hasPictures: false },
      preview: null,
      title: '',
      text: '',
    } as const
    await show({ ...clip, kind: 'text', mask })
    await press('r')
    expect(levelNow()).toBe(2)
    expect(screen.getByRole('article').textContent).toBe('A slur title')
    await press('r')
    expect(levelNow()).toBe(4)
    expect(screen.getByRole('article').textContent).toBe('Plain title')
  })

  test('the buttons do the same, and keep the focus', async () => {
    await show(clip, { most: 3 })
    const more = screen.getByRole('button', { name: 'One step more' })
    more.focus()
    await act(async () => {
      fireEvent.click(more)
      await vi.advanceTimersByTimeAsync(1)
    })
    expect(levelNow()).toBe(3)
    expect(document.activeElement).toBe(more)
    expect(screen.getByRole('status').textContent).toContain('Level 3 of 5')
  })

  test('what was opened after it was lowered again is closed at once', async () => {
    await show()
    const before = count
    act(() => {
      fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR' })
      fireEvent.keyDown(document.body, { key: 'R', code: 'KeyR', shiftKey: true })
    })
    await wait(1)
    expect(levelNow()).toBe(2)
    expect(closed).toHaveLength(count - before)
  })
})

describe('time', () => {
  test('a raised level falls back after ten seconds from when it is on the screen, and says so', async () => {
    const { container } = await show()
    await press('r')
    await wait(30_000)
    expect(levelNow()).toBe(3)
    await paint(container)
    await wait(4000)
    expect(screen.getByRole('timer').textContent).toContain('Masks again in 6 secs')
    await wait(5800)
    expect(levelNow()).toBe(3)
    await wait(400)
    expect(levelNow()).toBe(2)
    expect(screen.getByRole('status').textContent).toContain('Masked again.')
    expect(addresses(container)).toEqual(['/start-preview', '/start-preview'])
  })

  test('more time starts it anew, by key and by button', async () => {
    const { container } = await show()
    await press('r')
    await paint(container)
    await wait(9000)
    await press('t')
    await wait(9000)
    expect(levelNow()).toBe(3)
    fireEvent.click(screen.getByRole('button', { name: 'More time' }))
    await wait(9000)
    expect(levelNow()).toBe(3)
  })

  test('it stands still while a clip plays, and can be switched off', async () => {
    const { container, unmount } = await show()
    await press('r')
    await press('r')
    await paint(container)
    const video = container.querySelector('video') as HTMLVideoElement
    const paused = vi.spyOn(HTMLMediaElement.prototype, 'paused', 'get').mockReturnValue(false)
    await act(async () => void fireEvent(video, new Event('play')))
    await wait(60_000)
    expect(levelNow()).toBe(4)
    expect(screen.getByRole('timer').textContent).toBe('Masks again after the clip')
    paused.mockReturnValue(true)
    await act(async () => void fireEvent(video, new Event('pause')))
    await wait(10_400)
    expect(levelNow()).toBe(2)
    unmount()
    const other = await show(clip, { remaskSeconds: null })
    await press('r')
    await paint(other.container)
    await wait(600_000)
    expect(levelNow()).toBe(3)
  })
})

describe('everything is masked at once', () => {
  test('by Escape, also from within a field, which keeps the focus; small pictures in lists go too', async () => {
    const { container } = await show()
    await press('r')
    const field = screen.getByRole('textbox')
    field.focus()
    await press('Escape', field)
    expect(levelNow()).toBe(0)
    expect(addresses(container)).toEqual([])
    expect(document.activeElement).toBe(field)
    await press('Escape', field)
    expect(document.activeElement).toBe(field)
    await press('r')
    expect(levelNow()).toBe(1)
  })

  test('before a dialog is closed', async () => {
    await show()
    await press('r')
    const heard = vi.fn()
    document.body.addEventListener('keydown', heard)
    await press('Escape')
    expect(levelNow()).toBe(0)
    expect(heard).not.toHaveBeenCalled()
    await press('Escape')
    expect(heard).toHaveBeenCalledOnce()
    document.body.removeEventListener('keydown', heard)
  })

  test.each([
    ['the window is lost', () => fireEvent(window, new Event('blur'))],
    ['the page goes', () => fireEvent(window, new Event('pagehide'))],
    [
      'the tab is hidden',
      () => {
        vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
        fireEvent(document, new Event('visibilitychange'))
      },
    ],
  ])('when %s', async (_, lose) => {
    const { container } = await show()
    const before = count
    await press('r')
    await press('r')
    const video = container.querySelector('video') as HTMLVideoElement
    act(lose)
    expect(levelNow()).toBe(2)
    expect(video.hasAttribute('src')).toBe(false)
    expect(closed).toHaveLength(count - before)
  })

  test('by another task', async () => {
    const { container, next } = await show()
    const before = count
    await press('r')
    await act(async () =>
      next({ ...clip, mask: { card, range, preview: { ...preview, src: '/other' }, title: '', text: '' } }),
    )
    expect(levelNow()).toBe(2)
    expect(addresses(container)).toEqual(['/other', '/other'])
    expect(closed).toHaveLength(count - before)
  })

  test('by the end of the viewing', async () => {
    await show()
    await press('r')
    endBeat = true
    await wait(20_100)
    expect(levelNow()).toBe(2)
    expect(screen.getByRole('status').textContent).toContain('The time for looking was over')
  })
})

describe('held', () => {
  test('it is shown for as long as the key is down', async () => {
    const { container } = await show(clip, { hold: true })
    await press('r')
    expect(levelNow()).toBe(3)
    await paint(container)
    await wait(60_000)
    expect(levelNow()).toBe(3)
    await letGo('r')
    expect(levelNow()).toBe(2)
  })

  test('the button does the same, and its twin keeps the step', async () => {
    const { container } = await show(clip, { hold: true })
    const peek = screen.getByRole('button', { name: 'Hold to look' })
    fireEvent.pointerDown(peek)
    await wait(1)
    expect(levelNow()).toBe(3)
    fireEvent.pointerUp(peek)
    await wait(1)
    expect(levelNow()).toBe(2)
    fireEvent.click(screen.getByRole('button', { name: 'One step more' }))
    await wait(1)
    await paint(container)
    await press('r')
    expect(levelNow()).toBe(4)
    await letGo('r')
    expect(levelNow()).toBe(3)
  })

  test('what masks everything ends it', async () => {
    await show(clip, { hold: true })
    await press('r')
    await press('Escape')
    expect(levelNow()).toBe(0)
    await letGo('r')
    expect(levelNow()).toBe(0)
  })
})

describe('failures end at the card', () => {
  test.each([
    ['limit', 'Today’s limit for looking is reached.'],
    ['opted-out', 'You chose not to see this.'],
    ['offline', 'The server cannot be reached'],
  ] as const)('%s', async (problem, text) => {
    const { container } = await show()
    refuse = () => new RevealFailure(problem)
    await press('r')
    expect(levelNow()).toBe(0)
    expect(container.querySelectorAll('fieldset img, fieldset video')).toHaveLength(0)
    expect(screen.getAllByText(new RegExp(text)).length).toBeGreaterThan(0)
  })

  test('a picture or clip that does not load is never shown broken', async () => {
    const { container } = await show()
    const before = count
    await press('r')
    await press('r')
    await act(async () => void fireEvent.error(container.querySelector('video') as HTMLVideoElement))
    expect(levelNow()).toBe(0)
    expect(container.querySelectorAll('fieldset video')).toHaveLength(0)
    expect(closed).toHaveLength(count - before)
    expect(screen.getAllByText(/This could not be shown/).length).toBeGreaterThan(0)
  })

  test('a step of which nothing could be made is passed over by the next press', async () => {
    await show()
    refuse = (_, level) => (level === 3 ? new RevealFailure('no-preview') : null)
    await press('r')
    expect(levelNow()).toBe(0)
    for (const level of [1, 2, 4]) {
      await press('r')
      expect(levelNow()).toBe(level)
    }
  })

  test('words that may not be shown keep no picture back', async () => {
    await show()
    refuse = (part) => (part === 'text' ? new RevealFailure('no-preview') : null)
    await press('r')
    expect(levelNow()).toBe(3)
    expect(screen.queryByText('slur')).toBeNull()
    expect(screen.getAllByText(/There is no preview of this/).length).toBeGreaterThan(0)
  })
})
