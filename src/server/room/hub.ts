import type { StageNews, VotesNews } from '#contract/calibration.ts'
import { isRevealed } from '#core/calibration/room.ts'
import { ApiError } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import type { Bus } from './bus.ts'
import { presentMarks, presentSeats, presentStage } from './present-room.ts'
import { readMarks, readRoom, readSeats, readVotes, type SessionKey } from './read-room.ts'
import { type News, roomChannel, roomName } from './tell-room.ts'

/** What several changes in a row are gathered for, in ms: of who is there and has voted the longer, the more lines each news goes down. */
const gather = { stage: 10, marks: (lines: number) => 30 + 2 * lines }
/** How often a room is read where no news comes between processes, in ms. */
const look = 1000

const encoder = new TextEncoder()

/** One event as it goes down every line alike. */
type Send = (event: Uint8Array) => void

interface OpenRoom {
  key: SessionKey
  lines: Set<{ send: Send; end: () => void }>
  /** What was sent last, by kind: as text, and as it goes down the lines. */
  sent: Map<Kind, { text: string; bytes: Uint8Array }>
  timer: ReturnType<typeof setTimeout> | null
  /** When the timer rings, in ms of the process's clock. */
  due: number
  isReading: boolean
  /** What came while it was read, the most urgent of it. */
  missed: News | null
}

/** The rooms that somebody is connected to through this process. */
export interface Hub {
  /** Opens a line: it gets the state at once and every change; answers how to close it. `end` is called when the room is gone. */
  join: (key: SessionKey, line: { send: Send; end: () => void }) => () => void
  /** Reads a room again, whatever was heard. */
  refresh: (key: SessionKey, news: News) => void
}

/** What goes down a line, in this order: a stage finds the votes that it shows. */
const kinds = ['seats', 'votes', 'stage', 'marks'] as const
type Kind = (typeof kinds)[number]

const print = (kind: Kind, data: unknown) => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * Serves rooms: whatever changes, a room is read once per process and burst, written once, and the same bytes go to everybody in it. Nothing of a vote is
 * read before its reveal.
 */
export function createHub({
  db,
  secret,
  now,
  bus,
}: Pick<Deps, 'db' | 'secret' | 'now'> & { bus?: Bus | undefined }): Hub {
  const rooms = new Map<string, OpenRoom>()
  let stop: (() => void) | null = null

  /** What a line is told of a room, by kind; null where there is nothing to tell. */
  async function read({ key }: OpenRoom): Promise<Record<Kind, unknown>> {
    const room = await readRoom(db, key)
    const [seats, marks, votes] = await Promise.all([
      readSeats(db, key),
      readMarks(db, key, room, now()),
      room.n !== null && isRevealed(room.phase) ? readVotes(db, key, room.n) : [],
    ])
    const { votes: shown, ...stage } = await presentStage(secret, room, votes, seats)
    return {
      seats: { roster: room.roster, seats: presentSeats(seats) },
      votes: shown && ({ n: stage.n, round: stage.round, votes: shown } satisfies VotesNews),
      stage: stage satisfies StageNews,
      marks: presentMarks(room, seats, marks),
    }
  }

  async function tell(room: OpenRoom): Promise<void> {
    room.isReading = true
    try {
      const all = await read(room)
      for (const kind of kinds) {
        if (all[kind] === null) {
          room.sent.delete(kind)
          continue
        }
        const text = print(kind, all[kind])
        if (room.sent.get(kind)?.text === text) continue
        const bytes = encoder.encode(text)
        room.sent.set(kind, { text, bytes })
        for (const { send } of room.lines) send(bytes)
      }
    } catch (error) {
      // The session is gone; anything else is tried again with the next change.
      if (error instanceof ApiError && error.id === 'not-found') for (const { end } of room.lines) end()
    } finally {
      room.isReading = false
      const { missed } = room
      room.missed = null
      if (missed) soon(room, missed)
      else if (!bus && room.lines.size > 0) ring(room, look)
    }
  }

  /** Has the room told in so many ms, or earlier where it is due already. */
  function ring(room: OpenRoom, ms: number): void {
    const due = performance.now() + ms
    if (room.timer !== null && room.due <= due) return
    if (room.timer !== null) clearTimeout(room.timer)
    room.due = due
    room.timer = setTimeout(() => {
      room.timer = null
      void tell(room)
    }, ms)
  }

  function soon(room: OpenRoom, news: News): void {
    if (room.isReading) room.missed = room.missed === 'stage' ? 'stage' : news
    else ring(room, news === 'stage' ? gather.stage : gather.marks(room.lines.size))
  }

  function listen(): void {
    stop ??=
      bus?.listen(
        roomChannel,
        (payload) => {
          const at = payload.lastIndexOf(' ')
          const room = rooms.get(payload.slice(0, at))
          if (room) soon(room, payload.slice(at + 1) as News)
        },
        () => {
          for (const room of rooms.values()) soon(room, 'stage')
        },
      ) ?? null
  }

  return {
    join(key, line) {
      listen()
      const name = roomName(key)
      const room = rooms.get(name) ?? {
        ...{ key, lines: new Set(), sent: new Map(), timer: null, due: 0, isReading: false, missed: null },
      }
      rooms.set(name, room)
      room.lines.add(line)
      for (const kind of kinds) {
        const sent = room.sent.get(kind)
        if (sent) line.send(sent.bytes)
      }
      soon(room, room.sent.size === 0 ? 'stage' : 'marks')
      return () => {
        room.lines.delete(line)
        if (room.lines.size > 0) return
        if (room.timer) clearTimeout(room.timer)
        rooms.delete(name)
        if (rooms.size > 0) return
        stop?.()
        stop = null
      }
    },
    refresh(key, news) {
      const room = rooms.get(roomName(key))
      if (room) soon(room, news)
    },
  }
}
