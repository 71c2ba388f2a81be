import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Level, ViewedMedia, ViewedWords } from '#contract/viewing.ts'
import { type Place, RevealFailure, type RevealProblem } from '#core/reveal.ts'
import type { HiderPreferences, Revealer } from '../reveal-context.ts'
import { createCountdown } from './countdown.ts'
import { lift, type Shielded, shield } from './shield.ts'
import { formAt, isWords, type Masked, startLevelOf, stepsOf } from './steps.ts'
import { createViewings } from './viewings.ts'

/** How far a masked result is shown at present. */
export interface LadderState {
  level: Level
  /** The level that is on its way. */
  asked: Level | null
  /** What was opened; null where only what came with the result is shown. */
  media: ViewedMedia | null
  words: ViewedWords | null
  /** Why it is not shown, or not all of it. */
  problem: RevealProblem | null
  /** Whole seconds until it is masked again; null where nothing runs. */
  secondsLeft: number | null
  isPaused: boolean
  /** It fell back by itself, which has to be said. */
  hasFallen: boolean
}

export interface Ladder extends Shielded {
  store: StoreApi<LadderState>
  start: Level
  steps: readonly Level[]
  more: () => void
  /** Makes the next step ready, where that can be done. */
  prepare: () => void
  less: () => void
  /** The full time once more. */
  longer: () => void
  /** One step more for as long as it is held; answers how to let go. */
  hold: () => () => void
  /** What was opened is on the screen: the time runs from here. */
  painted: () => void
  /** A clip plays: meanwhile no time runs. */
  playing: (isPlaying: boolean) => void
  /** What was opened cannot be drawn. */
  failed: () => void
}

interface Options {
  masked: Masked
  place: Place
  revealer: Revealer
  preferences: () => HiderPreferences
  /** It is shown at this level now. */
  onLevel: (level: Level) => void
}

/** The steps of one masked result, up and down; everything that goes wrong ends at the card. */
export function createLadder({ masked, place, revealer, preferences, onLevel }: Options): Ladder {
  const start = startLevelOf(masked)
  const steps = stepsOf(masked, preferences().most)
  const nothing = { asked: null, media: null, words: null, problem: null, isPaused: false, hasFallen: false }
  const store = createStore<LadderState>(() => ({
    ...{ level: shield.getState().isDown ? 0 : start, secondsLeft: null },
    ...nothing,
  }))
  const { getState: now, setState: set } = store
  /** Steps of which nothing could be made: the next press passes over them. */
  const missing = new Set<Level>()
  /** Where to go when the key is let go. */
  let back: Level | null = null

  const countdown = createCountdown({
    onSecond: (secondsLeft) => {
      if (secondsLeft !== now().secondsLeft) set({ secondsLeft })
    },
    onEnd: () => fallTo('start', { hasFallen: true }),
  })
  const viewings = createViewings(place, revealer, (problem) => fallTo('start', { problem, hasFallen: true }))

  /** Down to what is here without asking; at once. */
  function drop(level: Level, more: Partial<LadderState> = {}): void {
    countdown.stop()
    // The page first: what is drawn goes before the server is told.
    set({ ...nothing, level, ...more })
    viewings.closeAll()
  }

  function fallTo(to: 'start' | 'card', more: Partial<LadderState> = {}): void {
    back = null
    drop(to === 'card' || now().level < start ? 0 : start, more)
  }

  /** What has to be asked for to be at a level: the picture, and the words where they look otherwise than they do now. */
  function partsAt(level: Level): ('media' | 'text')[] {
    const form = formAt(masked, level)
    const isPicture = !isWords(masked.kind) && (masked.range.hasPictures || level > 3)
    const asksWords = form !== 'card' && form !== formAt(masked, now().level) && form !== formAt(masked, start)
    return [...(isPicture ? (['media'] as const) : []), ...(asksWords ? (['text'] as const) : [])]
  }

  async function goTo(level: Level): Promise<void> {
    lift()
    if (level === 0 || level === start) {
      drop(level)
      return onLevel(level)
    }
    if (level < now().level) drop(start < level ? start : 0)
    const parts = partsAt(level)
    const asksWords = parts.includes('text')
    set({ asked: level, problem: null, hasFallen: false })
    try {
      const opened = await viewings.open(level, parts)
      if (!opened) return
      const { media = null } = opened.viewings.find(({ part }) => part === 'media') ?? {}
      const words = opened.viewings.find(({ part }) => part === 'text')?.words ?? (asksWords ? null : now().words)
      countdown.pause(false)
      set({ level, asked: null, media, words, problem: opened.problem, isPaused: false })
      onLevel(level)
      if (!media) painted()
    } catch (error) {
      const problem = error instanceof RevealFailure ? error.problem : 'failed'
      if (problem === 'no-preview') missing.add(level)
      fallTo('card', { problem })
    }
  }

  function painted(): void {
    const { level, asked } = now()
    if (level > start && asked === null && back === null) countdown.start(preferences().remaskSeconds)
  }

  const next = () => steps.find((step) => step > (now().asked ?? now().level) && !missing.has(step))

  return {
    ...{ store, start, steps, painted },
    isRaised: () => now().asked !== null || now().level > start,
    isShown: () => now().asked !== null || now().level > 0,
    mask: (to) => {
      if (now().asked !== null || now().level > (to === 'card' ? 0 : start)) fallTo(to)
    },
    more() {
      const level = next()
      if (level === undefined) painted()
      else void goTo(level)
    },
    less() {
      const { level, asked } = now()
      const lower = steps.findLast((step) => step < level)
      // What is only on its way is not waited for any more.
      if (asked !== null) {
        viewings.cancel()
        set({ asked: null })
      } else if (lower !== undefined) void goTo(lower)
    },
    prepare() {
      const level = next()
      if (level === undefined || level === start) return
      for (const part of partsAt(level)) revealer.prepare?.(place, level, part)
    },
    longer: painted,
    hold() {
      const level = next()
      if (back === null && level !== undefined) {
        back = now().level
        void goTo(level)
      }
      return () => {
        const level = back
        back = null
        if (level !== null) void goTo(level)
      }
    },
    playing(isPaused) {
      countdown.pause(isPaused)
      set({ isPaused })
    },
    failed: () => fallTo('card', { problem: 'failed' }),
  }
}
