// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTexts } from '#i18n/init.ts'
import type { Content, MediaHandle } from './content.ts'
import { ContentHider, Thumbnail } from './content-hider.tsx'
import { playerPreferences } from './player-preferences.ts'

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

function showClip(content: Content = clip) {
  const ref = createRef<MediaHandle>()
  const { container } = render(<ContentHider content={content} ref={ref} />)
  const video = container.querySelector('video')
  if (!video || !ref.current) throw new Error('no player')
  return { video, handle: ref.current }
}

beforeAll(() => startTexts('en'))
beforeEach(makePlayable)
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  playerPreferences.setState(playerPreferences.getInitialState())
})

describe('what is hidden', () => {
  const leaked: Content = { ...clip, treatment: 'T3', title: 'canary', text: 'canary', alt: 'canary' }
  test.each([
    { ...leaked, kind: 'card' },
    { ...leaked, kind: 'video', category: 'Harm to self', severity: 3 },
    { ...leaked, kind: 'image', treatment: 'T2' },
    { ...leaked, kind: 'text', treatment: 'TX' },
    { ...leaked, kind: 'card', treatment: 'T0' },
  ] satisfies Content[])('$kind at $treatment has no element that could fetch, and none of its words', (content) => {
    const { container } = render(
      <>
        <ContentHider content={content} />
        <Thumbnail content={content} />
      </>,
    )
    expect(container.querySelectorAll('img, video, track, source, [src], [poster], [href]')).toHaveLength(0)
    expect(container.innerHTML).not.toContain('canary')
    expect(screen.getByText('You can grade it without looking.')).toBeTruthy()
  })

  test('the card says what is predicted, and offers what can be done', () => {
    render(
      <ContentHider
        content={{ kind: 'card', treatment: 'T4', title: '', category: 'Harm to self', severity: 3 }}
        actions={<button type="button">Step away</button>}
      />,
    )
    const card = screen.getByRole('region', { name: 'Harm to self · severity 3 · hidden' })
    expect(card.contains(screen.getByRole('button', { name: 'Step away' }))).toBe(true)
  })
})

describe('a video', () => {
  test('starts muted and at rest, with its name and its poster', () => {
    const { video } = showClip()
    expect(video.muted).toBe(true)
    expect(video.getAttribute('preload')).toBe('metadata')
    expect(video.getAttribute('poster')).toBe('/media/poster')
    expect(video.getAttribute('aria-label')).toBe('Slipped chain?')
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('plays and pauses by button and by handle', async () => {
    const { handle } = showClip()
    await userEvent.click(screen.getByRole('button', { name: 'Play' }))
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeTruthy()
    handle.togglePlay()
    expect(await screen.findByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('moves within the clip, by frames and by seconds', () => {
    const { video, handle } = showClip()
    handle.seekBy(4)
    handle.stepFrame(1)
    expect(video.currentTime).toBeCloseTo(4 + 1 / 30)
    handle.seekBy(60)
    expect(video.currentTime).toBe(10)
    handle.seekBy(-60)
    expect(video.currentTime).toBe(0)
  })

  test('keeps speed and captions for the next clip, but not sound', async () => {
    const { video, handle } = showClip()
    handle.changeSpeed(1)
    handle.changeSpeed(1)
    expect(video.playbackRate).toBe(1.5)
    handle.toggleMute()
    expect(video.muted).toBe(false)
    await userEvent.click(screen.getByRole('button', { name: 'Captions' }))
    cleanup()
    const next = showClip()
    expect(next.video.playbackRate).toBe(1.5)
    expect(next.video.muted).toBe(true)
    expect(screen.getByRole('button', { name: 'Captions' }).getAttribute('aria-pressed')).toBe('false')
    next.handle.toggleCaptions()
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
