import { isRevealed } from '#core/calibration/room.ts'
import { ApiError } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import type { Bus } from './bus.ts'
import { presentMarks, presentSeats, presentStage } from './present-room.ts'
import { readMarks, readRoom, readSeats, readVotes, type SessionKey } from './read-room.ts'
import { roomChannel } from './tell-room.ts'

/** What several changes in a row are gathered for, in ms. */
const gather = 30
/** How often a room is read where no news comes between processes, in ms. */
const look = 1000

/** One event as it goes down every line alike. */
type Send = (event: string) => void

interface OpenRoom {
  key: SessionKey
  lines: Set<{ send: Send; end: () => void }>
  /** What was sent last, by kind. */
  sent: Map<string, string>
  timer: ReturnType<typeof setTimeout> | null
  isReading: boolean
  isStale: boolean
}

/** The rooms that somebody is connected to through this process. */
export interface Hub {
  /** Opens a line: it gets the state at once and every change; answers how to close it. `end` is called when the room is gone. */
  join: (key: SessionKey, line: { send: Send; end: () => void }) => () => void
  /** Reads a room again, whatever was heard. */
  refresh: (key: SessionKey) => void
}

const nameOf = ({ projectId, sessionId }: SessionKey) => `${projectId} ${sessionId}`
const print = (kind: string, data: unknown) => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`

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

  async function read({ key }: OpenRoom): Promise<[string, unknown][]> {
    const room = await readRoom(db, key)
    const [seats, marks, votes] = await Promise.all([
      readSeats(db, key),
      readMarks(db, key, room, now()),
      room.n !== null && isRevealed(room.phase) ? readVotes(db, key, room.n) : [],
    ])
    return [
      ['seats', { roster: room.roster, seats: presentSeats(seats) }],
      ['stage', await presentStage(secret, room, votes, seats)],
      ['marks', presentMarks(room, seats, marks)],
    ]
  }

  async function tell(room: OpenRoom): Promise<void> {
    if (room.isReading) {
      room.isStale = true
      return
    }
    room.isReading = true
    try {
      for (const [kind, data] of await read(room)) {
        const event = print(kind, data)
        if (room.sent.get(kind) === event) continue
        room.sent.set(kind, event)
        for (const { send } of room.lines) send(event)
      }
    } catch (error) {
      // The session is gone; anything else is tried again with the next change.
      if (error instanceof ApiError && error.id === 'not-found') for (const { end } of room.lines) end()
    } finally {
      room.isReading = false
      if (room.isStale) {
        room.isStale = false
        soon(room)
      }
    }
  }

  function soon(room: OpenRoom, ms = gather): void {
    room.timer ??= setTimeout(() => {
      room.timer = null
      void tell(room)
      if (!bus && room.lines.size > 0) soon(room, look)
    }, ms)
  }

  function listen(): void {
    stop ??=
      bus?.listen(
        roomChannel,
        (payload) => {
          const room = rooms.get(payload)
          if (room) soon(room)
        },
        () => {
          for (const room of rooms.values()) soon(room)
        },
      ) ?? null
  }

  return {
    join(key, line) {
      listen()
      const name = nameOf(key)
      const room = rooms.get(name) ?? {
        ...{ key, lines: new Set(), sent: new Map(), timer: null, isReading: false, isStale: false },
      }
      rooms.set(name, room)
      room.lines.add(line)
      for (const event of room.sent.values()) line.send(event)
      soon(room, 0)
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
    refresh(key) {
      const room = rooms.get(nameOf(key))
      if (room) soon(room)
    },
  }
}
