// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { useKeys } from '#actions/use-keys.ts'
import { startTexts } from '#i18n/init.ts'
import type { Content } from '../content.ts'
import { playerPreferences } from '../player-preferences.ts'
import { ContentHider } from './content-hider.tsx'
import { Thumbnail } from './thumbnail.tsx'

const clip: Content = {
  kind: 'video',
  treatment: 'T0',
  title: 'Slipped chain?',
  src: '/media/clip',
  poster: '/media/poster',
  captions: [{ language: 'en', src: '/media/clip.vtt' }],
  aspect: 9 / 16,
}

/** jsdom has media elements that know no time and cannot play; this one is 10 s long. */
function makePlayable(): void {
  const { prototype } = HTMLMediaElement
  let paused = true
  const turn = (to: boolean) =>
    function change(this: HTMLMediaElement) {
      paused = to
      fireEvent(this, new Event(to ? 'pause' : 'play'))
      return Promise.resolve()
    }
  vi.spyOn(prototype, 'paused', 'get').mockImplementation(() => paused)
  vi.spyOn(prototype, 'duration', 'get').mockReturnValue(10)
  vi.spyOn(prototype, 'play').mockImplementation(turn(false))
  vi.spyOn(prototype, 'pause').mockImplementation(turn(true))
}

function Keys() {
  useKeys()
  return null
}

function showClip(content: Content = clip) {
  const { container } = render(
    <>
      <Keys />
      <ContentHider content={content} />
    </>,
  )
  const video = container.querySelector('video')
  if (!video) throw new Error('no player')
  return video
}

/** Presses keys on the page, not on what has the focus. */
const press = (keys: string) => {
  ;(document.activeElement as HTMLElement | null)?.blur()
  return userEvent.keyboard(keys)
}

beforeAll(() => startTexts('en'))
beforeEach(makePlayable)
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  playerPreferences.setState(playerPreferences.getInitialState())
})

describe('a video', () => {
  test('starts muted and at rest, with its name and its poster', () => {
    const video = showClip()
    expect(video.muted).toBe(true)
    expect(video.getAttribute('preload')).toBe('metadata')
    expect(video.getAttribute('poster')).toBe('/media/poster')
    expect(video.getAttribute('aria-label')).toBe('Slipped chain?')
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('plays and pauses by button and by key', async () => {
    showClip()
    await userEvent.click(screen.getByRole('button', { name: 'Play' }))
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeTruthy()
    await press(' ')
    expect(await screen.findByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('moves within the clip, by frames and by seconds', async () => {
    const video = showClip()
    await press('{Shift>}{ArrowRight}{/Shift}.')
    expect(video.currentTime).toBeCloseTo(5 + 1 / 30)
    await press('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    expect(video.currentTime).toBe(10)
    await press('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}')
    expect(video.currentTime).toBe(0)
  })

  test('keeps speed and captions for the next clip, but not sound', async () => {
    const video = showClip()
    await press('{Shift>}{ArrowUp}{ArrowUp}{/Shift}')
    expect(video.playbackRate).toBe(1.5)
    await press('m')
    expect(video.muted).toBe(false)
    await userEvent.click(screen.getByRole('button', { name: 'Captions' }))
    cleanup()
    const next = showClip()
    expect(next.playbackRate).toBe(1.5)
    expect(next.muted).toBe(true)
    expect(screen.getByRole('button', { name: 'Captions' }).getAttribute('aria-pressed')).toBe('false')
    await press('c')
    expect((await screen.findByRole('button', { name: 'Captions', pressed: true })).tagName).toBe('BUTTON')
  })

  test('without captions offers none', () => {
    showClip({ ...clip, captions: [] })
    expect(screen.queryByRole('button', { name: 'Captions' })).toBeNull()
  })

  test('that fails says so, tells the page, and can be tried again', async () => {
    const onFail = vi.fn()
    const { container } = render(<ContentHider content={clip} onFail={onFail} />)
    fireEvent.error(container.querySelector('video') as HTMLVideoElement)
    expect(screen.getByRole('alert').textContent).toContain('This did not load.')
    expect(onFail).toHaveBeenCalledOnce()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(container.querySelector('video')).not.toBeNull()
  })
})

test('an image can be seen in its own size', async () => {
  render(<ContentHider content={{ ...clip, kind: 'image', alt: 'A chain' }} />)
  expect(screen.getByRole('img', { name: 'A chain' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Show in its own size' }))
  expect(screen.getByRole('button', { name: 'Show in its own size', pressed: true })).toBeTruthy()
})

test('a text stands in its own language, with turned letters laid open', () => {
  render(<ContentHider content={{ kind: 'text', treatment: 'T0', title: 'عنوان', lang: 'ar', text: 'ab\u202ecd' }} />)
  const article = screen.getByRole('article')
  expect(article.getAttribute('lang')).toBe('ar')
  expect(article.textContent).toContain('ab⟨RLO⟩cd')
})

test('a thumbnail whose poster is lost falls back to its sign', () => {
  const { container } = render(<Thumbnail content={clip} />)
  fireEvent.error(container.querySelector('img') as HTMLImageElement)
  expect(container.textContent).toBe('¶')
})
