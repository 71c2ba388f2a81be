import { type Kysely, sql } from 'kysely'
import type { Treatment } from '#contract/basics.ts'
import type { OwnVote, RoomItem, RoomView } from '#contract/calibration.ts'
import type { QueryKind, Scale } from '#contract/project.ts'
import { isRevealed } from '#core/calibration/room.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { isThere } from '../queries/hold-back.ts'
import { knownVerdicts } from '../queries/known-verdicts.ts'
import { wordMasks } from '../queries/masked-words.ts'
import { presentQuery } from '../queries/present-query.ts'
import { presentResult } from '../queries/present-result.ts'
import { resultColumns, resultJoins, type StoredResult } from '../queries/stored-result.ts'
import { loadViewer } from '../queries/viewer.ts'
import { presentMarks, presentSeats, presentStage } from './present-room.ts'
import { readMarks, readRoom, readSeats, readVotes, type SessionKey } from './read-room.ts'

interface Row extends StoredResult {
  n: number
  query_kind: QueryKind
  query: string
  need: string
  context: string
  language: string
}

/** The path that the parts of an item lie under. */
export const itemBase = ({ projectId, sessionId }: SessionKey, n: number) =>
  `/api/projects/${projectId}/calibration/${sessionId}/items/${n}`

/** The items of a session as a person may see them; what nobody may see any more is left out. */
export async function roomItems(db: Kysely<Database>, key: SessionKey, personId: string): Promise<RoomItem[]> {
  const { projectId, sessionId } = key
  const { rows } =
    await sql<Row>`select i.n, r.task_id, null::int as rank, q.kind as query_kind, q.text as query, q.need, q.context, q.language, ${resultColumns}
    from calibration_item i join result r on r.project_id = i.project_id and r.id = i.result_id ${resultJoins}
    where ${isThere} and i.project_id = ${projectId} and i.session_id = ${sessionId} order by i.n`.execute(db)
  const viewer = await loadViewer(db, projectId, personId)
  const masks = await wordMasks(
    db,
    rows.map(({ language }) => ({ projectId, language })),
  )
  const verdictOf = await knownVerdicts(db, rows, () => false)
  return rows.map((row) => {
    const { n, language, market } = row
    const mask = masks(projectId, language)
    const words = presentQuery(
      { text: row.query, need: row.need, context: row.context },
      row.query_treatment as Treatment | null,
      mask,
    )
    const showing = { viewer, showRank: false, mask, verdictOf, settles: false }
    return {
      n,
      query: { kind: row.query_kind, ...words, language, market, seed: null },
      result: presentResult(row, String(n), itemBase(key, n), showing),
    }
  })
}

/** The person's own votes in force, one per item. */
async function ownVotes(
  db: Kysely<Database>,
  { projectId, sessionId }: SessionKey,
  personId: string,
): Promise<OwnVote[]> {
  const { rows } =
    await sql<OwnVote>`select distinct on (v.n) v.id, v.n, v.round, v.mode, v.value, v.reason, v.safety, v.explanation, v.clause, v.reveal_level as "revealLevel"
    from calibration_vote v join calibration_item i on i.project_id = v.project_id and i.session_id = v.session_id and i.n = v.n and i.round = v.round
    where v.project_id = ${projectId} and v.session_id = ${sessionId} and v.person_id = ${personId} order by v.n, v.seq desc`.execute(
      db,
    )
  return rows
}

async function projectOf(db: Kysely<Database>, projectId: string) {
  const { rows } = await sql<{
    scale: Scale
    guidelineVersion: number
    explain: boolean
  }>`select jsonb_build_object('kind', s.kind, 'grades', s.grades) as scale,
      p.guideline_version as "guidelineVersion", p.explain <> 'off' as explain
    from project p join scale s on s.project_id = p.id and s.version = p.scale_version where p.id = ${projectId}`.execute(
    db,
  )
  return found(rows[0])
}

/** Everything that somebody with a seat needs of a room: for others nothing of a vote before its reveal stands in it. */
export async function viewRoom(
  { db, secret, now }: Pick<Deps, 'db' | 'secret' | 'now'>,
  key: SessionKey,
  { personId, seat, mayLead }: { personId: string; seat: number; mayLead: boolean },
): Promise<RoomView> {
  const room = await readRoom(db, key)
  const [seats, items, votes, project, own] = await Promise.all([
    readSeats(db, key),
    roomItems(db, key, personId),
    room.n !== null && isRevealed(room.phase) ? readVotes(db, key, room.n) : [],
    projectOf(db, key.projectId),
    ownVotes(db, key, personId),
  ])
  const { title, goal, kind, asks, names, closesAt } = room
  return {
    ...{ id: key.sessionId, title, goal, kind, asks, names, closesAt: closesAt?.toISOString() ?? null },
    ...project,
    items,
    seats: presentSeats(seats),
    stage: await presentStage(secret, room, votes, seats),
    marks: presentMarks(room, seats, await readMarks(db, key, room, now())),
    own: { seat, mayLead, votes: own },
    now: now().toISOString(),
  }
}
