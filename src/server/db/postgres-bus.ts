import pg from 'pg'
import type { Bus } from '../room/bus.ts'

/** How long to wait before a lost connection is made again, in ms. */
const pause = 1000

/**
 * News by PostgreSQL's LISTEN over one connection of its own, which is made when somebody listens and made again when it is lost; what was missed meanwhile
 * is announced by `again`.
 */
export function postgresBus(url: string): Bus & { close: () => Promise<void> } {
  const ears = new Map<string, Set<{ heard: (payload: string) => void; again: () => void }>>()
  let client: pg.Client | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  async function connect(): Promise<void> {
    const own = new pg.Client({ connectionString: url })
    client = own
    const lost = () => {
      if (client !== own) return
      client = null
      own.end().catch(() => {})
      if (isOver) return
      timer = setTimeout(() => void connect().catch(() => {}), pause)
      timer.unref()
    }
    own.on('error', lost)
    own.on('end', lost)
    own.on('notification', ({ channel, payload }) => {
      for (const { heard } of ears.get(channel) ?? []) heard(payload ?? '')
    })
    try {
      await own.connect()
      for (const channel of ears.keys()) await own.query(`listen ${own.escapeIdentifier(channel)}`)
      for (const of of ears.values()) for (const { again } of of) again()
    } catch {
      lost()
    }
  }

  return {
    listen(channel, heard, again) {
      const ear = { heard, again }
      const known = ears.get(channel)
      const of = known ?? new Set()
      ears.set(channel, of.add(ear))
      if (!client && !timer) void connect()
      else if (!known && client) client.query(`listen ${client.escapeIdentifier(channel)}`).then(again, () => {})
      return () => {
        of.delete(ear)
      }
    },
    async close() {
      isOver = true
      clearTimeout(timer)
      const own = client
      client = null
      await own?.end().catch(() => {})
    },
  }
}
