import type { Kysely } from 'kysely'
import { csvLine } from '#core/formats/csv-print.ts'
import { fitsTrec, trecDocId, trecQueryId } from '#core/formats/trec-ids.ts'
import { levelsOf, prefsLine } from '#core/formats/trec-prefs.ts'
import { rankPairs } from '#core/pairwise/ranking.ts'
import { bothBad } from '#core/preference.ts'
import { splitWhys } from '#core/whys.ts'
import type { Database } from '../db/schema.ts'
import { pseudonyms } from '../queries/pseudonyms.ts'
import { type PreferenceVote, preferenceVotes, votesByQuery } from './preference-votes.ts'

interface What {
  db: Kysely<Database>
  projectId: string
  all: boolean
}

const byteOrderMark = '\uFEFF'
/** For people: what a spreadsheet would run is made harmless. */
const line = (cells: (string | number | null)[]) => csvLine(cells, { guard: true })

async function nameOf({ db, projectId }: What): Promise<(vote: PreferenceVote) => string> {
  const names = await pseudonyms(db, projectId)
  return ({ source, personId }) => source ?? names.get(personId ?? '') ?? ''
}

/** crowd-kit's pairwise table, for machines: who preferred which. It has no way to say "equal" or "both bad"; those are left out. */
export async function* crowdKitPairs(what: What): AsyncGenerator<string> {
  const name = await nameOf(what)
  yield csvLine(['worker', 'left', 'right', 'label'])
  for await (const vote of preferenceVotes(what.db, what.projectId, what)) {
    const { first, second, value } = vote
    if (value !== 0 && value !== bothBad) yield csvLine([name(vote), first, second, value < 0 ? first : second])
  }
}

const space = (name: string) => name.trim().replace(/[\s\p{Cc}]+/gu, '_') || '_'

/** TREC preferences, `qid judge sub docno level`: each pair a subgroup of its own. Ids with white space are written as in qrels. */
export async function* trecPreferences(what: What): AsyncGenerator<string> {
  const name = await nameOf(what)
  let made = 0
  const queries = new Map<string, string>()
  const newId = () => `q-${++made}`
  const taken = new Set<string>()
  const doc = (id: string) => (fitsTrec(id) ? id : trecDocId(id, taken))
  const subs = new Map<string, string>()
  for await (const vote of preferenceVotes(what.db, what.projectId, what)) {
    const { queryId, language, market, subject, first, second, value } = vote
    const key = JSON.stringify([queryId, language, market])
    const known = queries.get(key) ?? (fitsTrec(queryId) ? queryId : trecQueryId(queryId, newId))
    queries.set(key, known)
    const sub = subs.get(subject) ?? `p${subs.size + 1}`
    subs.set(subject, sub)
    const [one, other] = levelsOf(value)
    const common = { queryId: known, judge: space(name(vote)), sub }
    yield prefsLine({ ...common, docId: doc(first), level: one })
    yield prefsLine({ ...common, docId: doc(second), level: other })
  }
}

const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(6)))

/** Per query the documents in the order of their Bradley–Terry strengths, with intervals, the ties' ν and the share of "both bad". */
export async function* rankingCsv(what: What): AsyncGenerator<string> {
  yield byteOrderMark +
    line([
      ...['query_id', 'query', 'language', 'market', 'doc_id', 'place', 'strength', 'low', 'high'],
      ...['wins', 'losses', 'ties', 'both_bad', 'tie_parameter', 'both_bad_share', 'votes', 'kept_finite'],
    ])
  for await (const votes of votesByQuery(preferenceVotes(what.db, what.projectId, what))) {
    const [{ queryId, query, language, market } = votes[0] as PreferenceVote] = votes
    const { ranked, tie, bothBadShare, votes: n, isHeld } = rankPairs(votes)
    for (const [at, one] of ranked.entries()) {
      yield line([
        ...[queryId, query, language, market, one.document, at + 1],
        ...[rounded(one.strength), rounded(one.low), rounded(one.high)],
        ...[one.wins, one.losses, one.ties, one.bothBad, rounded(tie), rounded(bothBadShare), n, isHeld ? 'yes' : ''],
      ])
    }
  }
}

/** One line per preference, with its reasons apart from the words. */
export async function* preferencesCsv(what: What): AsyncGenerator<string> {
  const name = await nameOf(what)
  yield byteOrderMark +
    line([
      ...['query_id', 'query', 'language', 'market', 'first', 'second', 'person', 'source', 'preference', 'reasons'],
      'explanation',
    ])
  for await (const vote of preferenceVotes(what.db, what.projectId, what)) {
    const { queryId, query, language, market, first, second, source, value, explanation } = vote
    const { whys, text } = splitWhys(explanation)
    const said = value === bothBad ? 'both bad' : value
    yield line([
      ...[queryId, query, language, market, first, second],
      ...[source ? '' : name(vote), source, said, whys.join(' '), text],
    ])
  }
}
