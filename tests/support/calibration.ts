import type { NewVote, RoomAct, SessionPlan } from '#contract/calibration.ts'
import { newId } from '#server/deps.ts'
import type { Client, TestServer } from './api.ts'

interface Wanted extends Partial<Pick<SessionPlan, 'kind' | 'asks' | 'names' | 'closesAt' | 'passMark'>> {
  /** How many of the project's results are items, or which. */
  items?: number | string[]
  people: Client[]
}

/** A planned session over results of a project, with seats for the people in their order; its key. */
export async function makeSession(
  server: TestServer,
  trainer: Client,
  projectId: string,
  { items = 2, people, kind = 'live', asks = 'relevance', names = 'never', closesAt = null, passMark = 0.7 }: Wanted,
) {
  const { db } = server
  const sessionId = newId()
  const results =
    typeof items === 'number'
      ? (
          await db
            .selectFrom('result')
            .innerJoin('query', 'query.id', 'result.query_id')
            .select('result.id')
            .where('result.project_id', '=', projectId)
            .where('result.form', '=', 'document')
            .orderBy('query.position')
            .orderBy('result.rank')
            .limit(items)
            .execute()
        ).map(({ id }) => id)
      : items
  const common = { project_id: projectId, session_id: sessionId }
  await db
    .insertInto('calibration_session')
    .values({
      ...{ project_id: projectId, id: sessionId, title: 'What is a 2?', kind, asks, names, pass_mark: passMark },
      ...{ closes_at: closesAt === null ? null : new Date(closesAt), created_by: trainer.id },
      created_at: server.clock.now,
    })
    .execute()
  const rows = results.map((result_id, n) => ({ ...common, n, result_id, pick: 'hand' as const }))
  await db.insertInto('calibration_item').values(rows).execute()
  const seats = people.map((person, seat) => ({ ...common, person_id: person.id, seat }))
  if (seats.length > 0) await db.insertInto('calibration_seat').values(seats).execute()
  return { projectId, sessionId }
}

/** A vote for an item, by default grade 2 without words. */
export const voteFor = (n: number, differ: Partial<NewVote> = {}): NewVote => ({
  ...{ id: newId(), n, round: 0, value: 2, reason: null, safety: null, explanation: '', clause: null, revealLevel: 0 },
  ...differ,
})

/** Leads a room from somewhere else: each act at the step that the room is at; throws for one that does nothing. */
export async function leadRoom(
  trainer: Client,
  params: { projectId: string; sessionId: string },
  ...acts: RoomAct[]
): Promise<void> {
  for (const act of acts) {
    const { stage } = await trainer.ok('room.get', { params })
    const { done } = await trainer.ok('room.act', { params, body: { step: stage.step, act } })
    if (!done) throw new Error(`${act.act} leads nowhere from ${stage.phase}`)
  }
}

/** Everything that came down one line of a room, as text, and the latest of each kind of event. */
export interface Line {
  text: string
  last: Map<string, unknown>
  close: () => Promise<void>
  /** Waits until the latest event of a kind fits. */
  until: <T>(kind: string, fits: (data: T) => boolean) => Promise<T>
}

/** Opens a line to a room and reads it until it is closed; `onEvent` hears of each event as it comes, before it is parsed. */
export async function openLine(
  client: Client,
  { projectId, sessionId }: { projectId: string; sessionId: string },
  onEvent?: (kind: string, data: string) => void,
): Promise<Line> {
  const response = await client.request(`/api/projects/${projectId}/calibration/${sessionId}/room/events`)
  if (response.status !== 200 || !response.body) throw new Error(`no line: ${response.status}`)
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  const waiting = new Set<() => void>()
  let rest = ''
  const line: Line = {
    ...{ text: '', last: new Map() },
    close: async () => reader.cancel(),
    until: (kind, fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!line.last.has(kind) || !fits(line.last.get(kind) as never)) return
          waiting.delete(look)
          clearTimeout(timer)
          resolve(line.last.get(kind) as never)
        }
        const timer = setTimeout(
          () => reject(new Error(`no such ${kind}: ${JSON.stringify(line.last.get(kind))}`)),
          8000,
        )
        waiting.add(look)
        look()
      }),
  }
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const text = decoder.decode(value, { stream: true })
      line.text += text
      const events = (rest + text).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const [, kind = '', data = ''] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? []
        if (onEvent) onEvent(kind, data)
        else line.last.set(kind, JSON.parse(data))
      }
      for (const look of [...waiting]) look()
    }
  }
  read().catch(() => {})
  return line
}
