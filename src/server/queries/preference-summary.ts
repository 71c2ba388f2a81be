import type { Kysely } from 'kysely'
import type { PreferenceQuery, Preferences } from '#contract/preferences.ts'
import type { ConsensusRule, TaskKind } from '#contract/project.ts'
import { groupBy } from '#core/group-by.ts'
import { meanPreference } from '#core/pairwise/mean-preference.ts'
import { preferenceAlpha } from '#core/pairwise/preference-alpha.ts'
import { rankPairs } from '#core/pairwise/ranking.ts'
import { bothBad, preferenceConsensus } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { type PreferenceVote, preferenceVotes, votesByQuery } from '../export/preference-votes.ts'

/** Queries that are listed; the rest is in the exported file. */
const listed = 200

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function summaryOf(votes: PreferenceVote[], kind: TaskKind, rule: ConsensusRule): PreferenceQuery {
  const [{ queryId, shown: query, language, first, second }] = votes as [PreferenceVote]
  const values = votes.map(({ value }) => value)
  const common = {
    queryId,
    query,
    language,
    votes: votes.length,
    consensus: preferenceConsensus(rule === 'majority' ? 'majority' : 'median', values),
  }
  if (kind === 'sides')
    return { ...common, first, second, mean: mean(values), bothBadShare: 0, tie: null, isHeld: false, ranked: [] }
  const { ranked, tie, bothBadShare, isHeld } = rankPairs(votes)
  return { ...common, first: '', second: '', mean: null, bothBadShare, tie, isHeld, ranked, consensus: null }
}

/** What the preferences of a project say: over all queries, per query, and how far people agree. */
export async function preferenceSummary(
  db: Kysely<Database>,
  { projectId, kind, rule, all }: { projectId: string; kind: TaskKind; rule: ConsensusRule; all: boolean },
): Promise<Preferences> {
  const queries: PreferenceQuery[] = []
  const lists = new Map<string, { first: string; second: string; means: number[] }>()
  const labels: { subject: string; by: string; value: number }[] = []
  let [votes, bad] = [0, 0]
  for await (const group of votesByQuery(preferenceVotes(db, projectId, { all }))) {
    for (const { subject, by, source, value } of group) {
      // Imported labels stand under their source, people's under their sitting: each is one rater of the subject.
      labels.push({ subject, by: source ?? by, value })
      votes += 1
      if (value === bothBad) bad += 1
    }
    // Two rankers at a time: where a file names three, each query has three comparisons.
    const bySubject = kind === 'sides' ? groupBy(group, ({ subject }) => subject) : new Map([['', group]])
    for (const part of bySubject.values()) {
      const summary = summaryOf(part, kind, rule)
      if (queries.length < listed) queries.push(summary)
      if (summary.mean === null) continue
      const key = JSON.stringify([summary.first, summary.second])
      const list = lists.get(key) ?? { first: summary.first, second: summary.second, means: [] }
      list.means.push(summary.mean)
      lists.set(key, list)
    }
  }
  const alpha = preferenceAlpha(labels)
  return {
    votes,
    bothBadShare: votes === 0 ? 0 : bad / votes,
    alpha: alpha.value,
    lists: [...lists.values()].map(({ means, ...names }) => ({ ...names, ...meanPreference(means) })),
    queries,
  }
}
