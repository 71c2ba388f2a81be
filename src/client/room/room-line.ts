import { addressOf } from '../call.ts'

/** An event of a room: its kind, and what it says. */
export interface RoomEvent {
  kind: string
  data: unknown
}

interface Hooks {
  event: (event: RoomEvent) => void
  /** The line is open: what was missed meanwhile has to be fetched. */
  opened: () => void
  lost: () => void
}

/** So long nothing may come, signs of life included, before the line counts as lost, in ms. */
const silence = 35_000
const [firstPause, longestPause] = [500, 8000]

/** Splits what has come so far into whole events and the rest. */
export function eventsIn(text: string): { events: RoomEvent[]; rest: string } {
  const parts = text.split('\n\n')
  const rest = parts.pop() ?? ''
  const events = parts.flatMap((part) => {
    const [, kind, data] = /^event: (\S+)\ndata: (.*)$/s.exec(part) ?? []
    return kind && data ? [{ kind, data: JSON.parse(data) as unknown }] : []
  })
  return { events, rest }
}

/**
 * Keeps a line to a room open: reads its events, and opens it again when it is lost, later and later up to eight seconds. Answers how to close it. Fetch is used
 * since it takes the same cookies and tests as every other call.
 */
export function keepLine(params: { projectId: string; sessionId: string }, hooks: Hooks): () => void {
  let isOver = false
  let pause = firstPause
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop = new AbortController()

  async function read(): Promise<void> {
    stop = new AbortController()
    let watch: ReturnType<typeof setTimeout> | undefined
    const alive = () => {
      clearTimeout(watch)
      watch = setTimeout(() => stop.abort(), silence)
    }
    try {
      const answer = await fetch(addressOf('room.events', params), { credentials: 'same-origin', signal: stop.signal })
      if (!answer.ok || !answer.body) return
      pause = firstPause
      hooks.opened()
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (;;) {
        alive()
        const { done, value } = await reader.read()
        if (done || isOver) return
        const found = eventsIn(rest + value)
        rest = found.rest
        for (const event of found.events) hooks.event(event)
      }
    } catch {
      // Lost, or closed by us.
    } finally {
      clearTimeout(watch)
    }
  }

  async function keep(): Promise<void> {
    timer = undefined
    await read()
    if (isOver) return
    hooks.lost()
    timer = setTimeout(() => void keep(), pause)
    pause = Math.min(longestPause, pause * 2)
  }

  // The browser knows before the line does.
  const away = () => stop.abort()
  const back = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    void keep()
  }
  window.addEventListener('offline', away)
  window.addEventListener('online', back)
  void keep()
  return () => {
    isOver = true
    window.removeEventListener('offline', away)
    window.removeEventListener('online', back)
    clearTimeout(timer)
    stop.abort()
  }
}
