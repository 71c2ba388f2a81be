import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import type { Hub } from './hub.ts'
import type { SessionKey } from './read-room.ts'
import { tellRoom } from './tell-room.ts'

/** How often a line says that it is open, in ms, and how long it counts as open after that. */
const beat = 15_000
const alive = 40_000
const ping = new TextEncoder().encode('event: ping\ndata: {}\n\n')

interface Line {
  key: SessionKey
  personId: string
  /** The session of the browser, by its secret token. */
  token: string
  hub: Hub
}

type Needs = Pick<Deps, 'db' | 'now' | 'newId' | 'closing'>

/** Says that a line is open until a little after the next beat. */
async function connect({ db, now }: Needs, { key, personId }: Line, id: string): Promise<void> {
  const { projectId, sessionId } = key
  const until = new Date(now().getTime() + alive)
  await sql`insert into calibration_connection (project_id, session_id, id, person_id, until) values (${projectId}, ${sessionId}, ${id}, ${personId}, ${until})
    on conflict (project_id, session_id, id) do update set until = excluded.until`.execute(db)
}

/** Whether the person may still be here: signed in, with a seat, in a session that was not cancelled. Clears lines of processes that died. */
async function stillThere({ db, now }: Needs, { key, personId, token }: Line): Promise<boolean> {
  const { projectId, sessionId } = key
  const { rows } = await sql<{
    there: boolean
    dead: number
  }>`with dead as (delete from calibration_connection where project_id = ${projectId} and session_id = ${sessionId} and until < ${now()} returning 1)
    select exists (select 1 from calibration_seat s join calibration_session c on c.project_id = s.project_id and c.id = s.session_id
        where s.project_id = ${projectId} and s.session_id = ${sessionId} and s.person_id = ${personId} and c.phase <> 'cancelled')
      and exists (select 1 from auth_session a where a.token = ${token} and a."expiresAt" > ${now()}) as there, (select count(*)::int from dead) as dead`.execute(
    db,
  )
  if ((rows[0]?.dead ?? 0) > 0) await tellRoom(db, key, 'marks')
  return rows[0]?.there === true
}

async function leave({ db }: Needs, { key }: Line, id: string): Promise<void> {
  await db
    .deleteFrom('calibration_connection')
    .where('project_id', '=', key.projectId)
    .where('session_id', '=', key.sessionId)
    .where('id', '=', id)
    .execute()
  await tellRoom(db, key, 'marks')
}

/**
 * The events of a room as a stream that stays open: the state at once, every change, and a sign of life each fifteen seconds. It ends when the person
 * loses the seat or the sign-in.
 */
export async function roomStream(needs: Needs, line: Line): Promise<Response> {
  const id = needs.newId()
  await connect(needs, line, id)
  await tellRoom(needs.db, line.key, 'marks')
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true
      const send = (event: Uint8Array) => {
        if (!isOpen) return
        // Who reads nothing for so long has gone; their browser comes back by itself.
        if ((controller.desiredSize ?? 0) < -1_000_000) return end()
        controller.enqueue(event)
      }
      const end = () => {
        if (!isOpen) return
        close()
        controller.close()
      }
      const quit = line.hub.join(line.key, { send, end })
      const timer = setInterval(() => {
        send(ping)
        stillThere(needs, line)
          .then((there) => (there ? connect(needs, line, id) : end()))
          // A database that is away for a moment ends nothing.
          .catch(() => {})
      }, beat)
      needs.closing?.addEventListener('abort', end)
      close = () => {
        isOpen = false
        needs.closing?.removeEventListener('abort', end)
        quit()
        clearInterval(timer)
        leave(needs, line, id).catch(() => {})
      }
    },
    cancel: () => close(),
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(body, { headers })
}
