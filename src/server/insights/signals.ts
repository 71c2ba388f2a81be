import type { Kysely } from 'kysely'
import type { Evidence, Signal, SignalKind, SignalNote } from '#contract/insights.ts'
import { pairConfusionSteps } from '#core/agreement/pair-confusions.ts'
import { groupByUnit } from '#core/consensus-models/by-unit.ts'
import { pairQuestions } from '#core/signals/close-pairs.ts'
import { sameGradeSteps } from '#core/signals/same-grade.ts'
import { paceQuestions } from '#core/signals/speed.ts'
import { tooAlike } from '#core/signals/too-alike.ts'
import type { Steps } from '#core/steps.ts'
import type { Database } from '../db/schema.ts'
import type { ProjectVotes } from './project-votes.ts'
import { readVotes } from './read-votes.ts'
import { evidenceOf } from './signal-evidence.ts'
import { readClosePairs, readPaces } from './signal-facts.ts'
import { inTurns } from './turns.ts'

/** A question with its evidence; names and notes are added when it is told. */
export interface Question {
  kind: SignalKind
  personId: string
  otherId: string | null
  labels: number
  seen: number
  usual: number
  share: number | null
  grade: number | null
  evidence: Evidence[]
}

type Asked = Omit<Question, 'evidence'>

/** The name under which a note on a signal is kept. */
export function signalKey({ kind, personId, otherId }: Pick<SignalNote, 'kind' | 'personId' | 'otherId'>): string {
  return [kind, personId, ...(otherId ? [otherId] : [])].join(' ')
}

function* fromVotes(project: ProjectVotes): Steps<Asked[]> {
  const { votes, grades, raters } = project
  const sorted = yield* groupByUnit(votes)
  const isPerson = (rater: number) => raters[rater]?.isSource === false
  const idOf = (rater: number) => raters[rater]?.id ?? ''
  const same = (yield* sameGradeSteps(sorted)).filter(({ rater }) => isPerson(rater))
  const alike = tooAlike(yield* pairConfusionSteps(sorted), isPerson)
  return [
    ...same.map(({ rater, labels, category, seen, usual }) => ({
      ...{ kind: 'same-grade' as const, personId: idOf(rater), otherId: null, labels, seen, usual, share: null },
      grade: grades[category] ?? null,
    })),
    ...alike.map(({ a, b, units, seen, usual }) => {
      const [personId = '', otherId = ''] = [idOf(a), idOf(b)].sort()
      return { kind: 'too-alike' as const, personId, otherId, labels: units, seen, usual, share: null, grade: null }
    }),
  ]
}

/** Everything a lead may want to ask about in a project, with a few labels as evidence. */
export async function findQuestions(db: Kysely<Database>, projectId: string): Promise<Question[]> {
  const asked: Asked[] = [
    ...paceQuestions(await readPaces(db, projectId)).map((pace) => ({ ...pace, otherId: null, grade: null })),
    ...(await inTurns(fromVotes(await readVotes(db, projectId)))),
    ...pairQuestions(await readClosePairs(db, projectId)).map(({ a, b, ...pair }) => ({
      ...{ ...pair, personId: a, otherId: b, share: null, grade: null },
    })),
  ]
  const questions: Question[] = []
  for (const one of asked) questions.push({ ...one, evidence: await evidenceOf(db, projectId, one) })
  return questions
}

/** Questions as a lead reads them: with names, and what leads have noted. */
export async function presentQuestions(
  db: Kysely<Database>,
  projectId: string,
  questions: Question[],
  nameOf: (personId: string) => string,
): Promise<Signal[]> {
  const notes = await db
    .selectFrom('signal_note')
    .leftJoin('person', 'person.id', 'signal_note.noted_by')
    .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
    .select(['signal', 'answer', 'text', 'auth_user.name', 'at'])
    .where('project_id', '=', projectId)
    .execute()
  const known = new Map(notes.map((note) => [note.signal, note]))
  const named = (id: string) => ({ id, name: nameOf(id) })
  return questions.map(({ personId, otherId, ...question }) => {
    const note = known.get(signalKey({ kind: question.kind, personId, otherId }))
    return {
      ...question,
      person: named(personId),
      other: otherId === null ? null : named(otherId),
      note: note ? { answer: note.answer, text: note.text, by: note.name ?? '', at: note.at.toISOString() } : null,
    }
  })
}
