import { type Kysely, sql } from 'kysely'
import type { CalibrationAsks, OwnVote, Settlement } from '#contract/calibration.ts'
import type { ReportItem, ReportPerson, SessionReport } from '#contract/calibration-plan.ts'
import { isRight, shareOf, shareOverItems } from '#core/calibration/report.ts'
import { isRevealed } from '#core/calibration/room.ts'
import { groupBy } from '#core/group-by.ts'
import { severityOf } from '#core/safety.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import type { SessionKey } from '../../room/read-room.ts'
import { isThere, shownQuery, shownTitle } from '../hold-back.ts'
import { sessionAgreement } from './agreement.ts'
import { retestFigures } from './retests.ts'

interface Item extends Settlement {
  /** What votes are held against: the grade, or the severity where a session asks about safety alone; null where there is none. */
  truth: number | null
  n: number
  round: number
  query: string
  language: string
  title: string
  docId: string
  settledAt: Date | null
  isOpen: boolean
}

/** A vote of the last round of its item, the latest of its person. */
export interface ReportVote {
  n: number
  personId: string
  name: string
  mode: OwnVote['mode']
  value: number | null
  /** The grade, or the severity where a session asks about safety alone. */
  said: number | null
  reason: OwnVote['reason']
  safety: OwnVote['safety']
  explanation: string
  clause: string | null
  at: Date
  isRight: boolean
}

/** Everything that a report is made of. */
export interface ReportParts {
  items: Item[]
  votes: ReportVote[]
  /** What can be said, in rising order. */
  grades: readonly number[]
}

async function loadItems(db: Kysely<Database>, { projectId, sessionId }: SessionKey): Promise<Omit<Item, 'truth'>[]> {
  const { rows } = await sql<
    Omit<Item, 'truth'>
  >`select i.n, i.round, ${shownQuery} as query, q.language, case when ${isThere} then ${shownTitle} else '' end as title, r.external_id as "docId", i.value, i.tolerance, i.reason, i.clause, i.safety,
      i.settled_at as "settledAt", i.revealed_at is not null as "isOpen"
    from calibration_item i join result r on r.project_id = i.project_id and r.id = i.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
    where i.project_id = ${projectId} and i.session_id = ${sessionId} order by i.n`.execute(db)
  return rows
}

/** Severities of safety in rising order. */
const severities = [0, 1, 2, 3, 4]

/** Items, the votes in force on those that were revealed, and what can be said: the grades of the scale, or severities where a session asks about safety alone. */
export async function reportParts(db: Kysely<Database>, key: SessionKey): Promise<ReportParts> {
  const { projectId, sessionId } = key
  const stored = await loadItems(db, key)
  const { rows: scale } = await sql<{
    asks: CalibrationAsks
    grades: number[]
  }>`select (select asks from calibration_session where project_id = ${projectId} and id = ${sessionId}) as asks, array(select (g ->> 'value')::int from jsonb_array_elements(s.grades) g order by 1) as grades
    from project p join scale s on s.project_id = p.id and s.version = p.scale_version where p.id = ${projectId}`.execute(
    db,
  )
  const { asks, grades: ofScale } = found(scale[0])
  const grades = asks === 'safety' ? severities : ofScale
  const told = ({ value, safety }: Pick<Settlement, 'value' | 'safety'>) =>
    asks === 'safety' ? safety && severityOf(safety.findings) : value
  const items = stored.map((item) => ({ ...item, truth: told(item) }))
  const { rows } = await sql<
    Omit<ReportVote, 'isRight' | 'said'>
  >`select distinct on (v.n, v.person_id) v.n, v.person_id as "personId", coalesce(u.name, '') as name, v.mode, v.value, v.reason, v.safety, v.explanation, v.clause, v.at
    from calibration_vote v join calibration_item i on i.project_id = v.project_id and i.session_id = v.session_id and i.n = v.n and (i.round = v.round or v.mode = 'alone')
      join calibration_session s on s.project_id = v.project_id and s.id = v.session_id join person p on p.id = v.person_id left join auth_user u on u.id = p.user_id
    where v.project_id = ${projectId} and v.session_id = ${sessionId} and (i.revealed_at is not null or s.phase = 'summary')
      and not (i.n = s.n and s.phase = 'vote') order by v.n, v.person_id, v.round desc, v.seq desc`.execute(db)
  const votes = rows.map((vote) => {
    const item = items.find(({ n }) => n === vote.n)
    const said = told(vote)
    return { ...vote, said, isRight: item ? isRight(said, { ...item, value: item.truth }, grades) : false }
  })
  return { items, votes, grades }
}

const isSettled = ({ settledAt, truth }: Item) => settledAt !== null && truth !== null

function itemRow(item: Item, votes: readonly ReportVote[], personId: string): ReportItem {
  const { n, query, language, title, docId, value, tolerance, reason, clause, safety, settledAt } = item
  const counts = new Map<number, number>()
  for (const { said } of votes) if (said !== null) counts.set(said, (counts.get(said) ?? 0) + 1)
  const own = votes.find((vote) => vote.personId === personId)
  return {
    ...{ n, query, language, title, docId },
    votes: [...counts].sort(([a], [b]) => a - b).map(([grade, count]) => ({ value: grade, count })),
    cannotJudge: votes.filter((vote) => vote.reason !== null).length,
    settled: settledAt ? { value, tolerance, reason, clause, safety } : null,
    right: votes.filter((vote) => vote.isRight).length,
    own: own
      ? {
          ...{ value: own.value, reason: own.reason, safety: own.safety },
          ...{ mode: own.mode, explanation: own.explanation, clause: own.clause },
        }
      : null,
  }
}

function personRow(
  votes: readonly ReportVote[],
  settled: ReadonlySet<number>,
  { passMark, isSelf }: { passMark: number; isSelf: boolean },
): ReportPerson {
  const counted = votes.filter(({ n }) => settled.has(n))
  const right = counted.filter((vote) => vote.isRight).length
  const { value, low, high } = shareOf(right, counted.length)
  return {
    ...{ name: votes[0]?.name ?? '', isSelf, answered: counted.length, right },
    late: counted.filter(({ mode }) => mode === 'late').length,
    alone: counted.filter(({ mode }) => mode === 'alone').length,
    ...{ share: value, low, high },
    hasPassed: settled.size > 0 && counted.length === settled.size ? right / settled.size >= passMark : null,
  }
}

/** What came of a session; to those who do not lead, their own part, and of others only sums over items that were revealed. */
export async function sessionReport(
  db: Kysely<Database>,
  key: SessionKey,
  { personId, isLead, now }: { personId: string; isLead: boolean; now: Date },
): Promise<SessionReport> {
  const { projectId, sessionId } = key
  const row = found(
    await db
      .selectFrom('calibration_session')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('id', '=', sessionId)
      .executeTakeFirst(),
  )
  const { items, votes, grades } = await reportParts(db, key)
  const isDone = row.phase === 'summary'
  // While it runs, what is on the table is the room's.
  const shown = votes.filter(({ n }) => isDone || row.n === null || n < row.n || (n === row.n && isRevealed(row.phase)))
  // Who takes it alone has to have answered an item before they see what became of it.
  const own = new Set(votes.filter((vote) => vote.personId === personId).map(({ n }) => n))
  const mayRead = (n: number) => isLead || own.has(n)
  const settled = new Set(items.filter(isSettled).map(({ n }) => n))
  // Sums tell of their parts: to others they are made of what they may read.
  const read = shown.filter(({ n }) => mayRead(n))
  const said = read.flatMap(({ n, personId: rater, mode, said: value }) =>
    mode === 'blind' && value !== null ? [{ unit: String(n), rater, value }] : [],
  )
  const people = groupBy(shown, (vote) => vote.personId)
  const { count } = await db
    .selectFrom('calibration_seat')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('project_id', '=', projectId)
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  const drafts = isLead
    ? await db
        .selectFrom('guideline_draft')
        .select(['clause', 'state', 'version', 'recheck'])
        .where('project_id', '=', projectId)
        .where('session_id', '=', sessionId)
        .orderBy('drafted_at')
        .execute()
    : []
  const clauses = groupBy(
    items.filter((item) => mayRead(item.n) && isSettled(item) && item.clause !== null),
    (item) => item.clause ?? '',
  )
  return {
    ...{ id: sessionId, title: row.title, goal: row.goal, kind: row.kind, asks: row.asks, phase: row.phase },
    ...{
      passMark: row.pass_mark,
      beganAt: row.began_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
    },
    seats: count,
    ...(await sessionAgreement(db, key, row, { isLead, grades, said })),
    right: shareOverItems(
      [...settled].map((n) => {
        const on = read.filter((vote) => vote.n === n)
        return { right: on.filter((vote) => vote.isRight).length, answers: on.length }
      }),
    ),
    items: items.map((item) =>
      mayRead(item.n)
        ? itemRow(
            item,
            shown.filter(({ n }) => n === item.n),
            personId,
          )
        : { ...itemRow({ ...item, settledAt: null }, [], personId), right: 0 },
    ),
    people: [...people]
      .filter(([id]) => isLead || id === personId)
      .map(([id, of]) => personRow(of, settled, { passMark: row.pass_mark, isSelf: id === personId }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    clauses: [...clauses].map(([clause, of]) => {
      const ns = new Set(of.map(({ n }) => n))
      const on = shown.filter(({ n }) => ns.has(n))
      return { clause, items: of.length, votes: on.length, right: on.filter((vote) => vote.isRight).length }
    }),
    drafts,
    retests: isLead ? await retestFigures(db, projectId, sessionId, now) : [],
    isLead,
  }
}
