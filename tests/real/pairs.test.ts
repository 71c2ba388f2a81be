import { expect, test } from 'vitest'
import { bradleyTerry } from '#core/pairwise/bradley-terry.ts'
import { comparable, type PairVote, tally } from '#core/pairwise/tally.ts'
import { parseCsv } from '../support/csv.ts'
import { hasShared, sharedText, skipNote } from './shared.ts'

const says = { a: 'first', b: 'second', s: 'tie' } as const

test.skipIf(!hasShared)(
  `music preferences: strengths follow the relevance groups of the same workers${skipNote}`,
  () => {
    const rows = parseCsv(sharedText('music-preferences/judgments.csv')).filter(
      (row) => (row['Answer.radio'] ?? '') in says,
    )
    expect(rows.length).toBe(2805)
    const groups = new Map(
      sharedText('music-preferences/MTurk.qrel')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split('\t'))
        .map(([, query, document, group]) => [`${query} ${document}`, Number(group)]),
    )
    let [agreeing, opposed] = [0, 0]
    for (const query of new Set(rows.map((row) => row['Input.query']))) {
      const own = rows.filter((row) => row['Input.query'] === query)
      const documents = [...new Set(own.flatMap((row) => [row['Input.docA'] ?? '', row['Input.docB'] ?? '']))]
      const votes = own.map(
        (row): PairVote => ({
          first: documents.indexOf(row['Input.docA'] ?? ''),
          second: documents.indexOf(row['Input.docB'] ?? ''),
          says: says[row['Answer.radio'] as keyof typeof says],
        }),
      )
      const counted = tally(
        documents.length,
        votes.filter(({ first, second }) => first !== second),
      )
      const found = bradleyTerry(counted, { prior: 0.5 })
      if (found.strength === null) throw new Error(`${query}: ${found.reason}`)
      expect(found.groups).toEqual(comparable(counted))
      documents.forEach((one, at) => {
        documents.forEach((other, to) => {
          const [better, worse] = [groups.get(`${query} ${one}`), groups.get(`${query} ${other}`)]
          if (better === undefined || worse === undefined || better >= worse) return
          if ((found.strength[at] ?? 0) > (found.strength[to] ?? 0)) agreeing++
          else opposed++
        })
      })
    }
    console.log(`music preferences: ${agreeing} pairs in the order of the groups, ${opposed} not`)
    expect(agreeing).toBeGreaterThan(9 * opposed)
  },
)
