import { beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { preferenceFiles } from '#contract/words.ts'
import { bothBad } from '#core/preference.ts'
import { parseCsv } from '../support/csv.ts'
import { importTable, runImport, upload } from '../support/imports.ts'
import { fourDocs, judgedPairs, projectOf, projectWith, twoLists } from '../support/kinds.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { served } from '../support/served.ts'

let pairs: string
const { server, owner } = await served({ now: () => new Date() })

/** What three people say of the pairs of a, b and c, from the first to the second. */
const said = [
  { 'a b': -1, 'a c': -1, 'b c': bothBad },
  { 'a b': -1, 'a c': 1, 'b c': bothBad },
  { 'a b': 1, 'a c': bothBad, 'b c': 0 },
]

beforeAll(async () => {
  pairs = (await judgedPairs(server, owner, said, 'Pia')).projectId
})

async function fileOf(projectId: string, file: (typeof preferenceFiles)[number], all = false): Promise<string> {
  const answer = await owner.request(
    `/api/projects/${projectId}/exports/preferences?file=${file}${all ? '&all=yes' : ''}`,
  )
  expect(answer.status).toBe(200)
  return answer.text()
}

/** The preferences of a project as sorted lines, whoever said them: a person, or a source of that name. */
async function preferencesOf(projectId: string): Promise<string[]> {
  const rows = parseCsv(await fileOf(projectId, 'preferences', true))
  return rows
    .map(({ first, second, person, source, preference }) =>
      [first, second, (person || source)?.replaceAll(' ', '_'), preference].join(),
    )
    .sort()
}

describe('files of pairs', () => {
  test('one line per preference, "both bad" in words', async () => {
    const rows = parseCsv(await fileOf(pairs, 'preferences'))
    expect(rows).toHaveLength(9)
    expect(rows.map(({ first, second, preference }) => `${first} ${second} ${preference}`).sort()).toEqual(
      said.flatMap((one) => Object.entries(one).map(([pair, v]) => `${pair} ${v === bothBad ? 'both bad' : v}`)).sort(),
    )
    expect(new Set(rows.map(({ person }) => person)).size).toBe(3)
    expect(rows.some(({ person }) => person?.includes('Pia'))).toBe(false)
  })

  test('the ranking counts wins, losses, ties and both bad of each document, the strongest first', async () => {
    const rows = parseCsv(await fileOf(pairs, 'ranking'))
    const counts = rows.map(({ doc_id, wins, losses, ties, both_bad }) =>
      [doc_id, wins, losses, ties, both_bad].join(' '),
    )
    expect(counts.sort()).toEqual(['a 3 2 0 1', 'b 1 2 1 2', 'c 1 1 1 3'])
    const strengths = rows.map(({ strength }) => Number(strength))
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a))
    expect(rows.map(({ place }) => place)).toEqual(['1', '2', '3'])
    for (const { low, strength, high, both_bad_share, votes } of rows) {
      expect(Number(low)).toBeLessThan(Number(strength))
      expect(Number(strength)).toBeLessThan(Number(high))
      expect([votes, Number(both_bad_share)]).toEqual(['9', 0.333333])
    }
    expect(rows.find(({ doc_id }) => doc_id === 'a')?.place).toBe('1')
  })

  test('crowd-kit takes what has a winner, and comes back as the same preferences', async () => {
    const text = await fileOf(pairs, 'crowd-kit')
    const rows = parseCsv(text)
    expect(rows.map(({ left, right, label }) => `${left} ${right} ${label}`).sort()).toEqual(
      ['a b a', 'a b a', 'a b b', 'a c a', 'a c c'].sort(),
    )
    const again = await projectWith(owner, 'pairwise', fourDocs)
    expect(await importTable(owner, again, 'c.csv', text)).toMatchObject({ state: 'done', ratings: 5 })
    const decided = (await preferencesOf(pairs)).filter((line) => /,-?1$/.test(line))
    expect(decided).toHaveLength(5)
    expect(await preferencesOf(again)).toEqual(decided)
  })

  test('TREC preferences come back whole, with equal and both bad', async () => {
    const text = await fileOf(pairs, 'trec-prefs')
    expect(text.trim().split('\n')).toHaveLength(18)
    const { id: again } = await owner.ok('project.create', { body: projectOf('pairwise') })
    const files = {
      topics: await upload(owner, again, 't.tsv', 't1\tq\n'),
      prefs: await upload(owner, again, 'p.txt', text),
    }
    const job = await runImport(owner, again, { format: 'trec', files })
    expect(job).toMatchObject({ state: 'done', ratings: 9, badRows: 0 })
    expect(await preferencesOf(again)).toEqual(await preferencesOf(pairs))
  })
})

describe('one preference for several', () => {
  const grades = async (query = '') =>
    parseCsv(await (await owner.request(`/api/projects/${pairs}/exports/csv${query}`)).text())

  test.each(['majority', 'median'])(
    '%s: both bad only where most say so, else the order from -1 to 1',
    async (rule) => {
      const rows = await grades(`?rule=${rule}`)
      expect(rows.map(({ doc_id, grade, labels, confidence }) => [doc_id, grade, labels, Number(confidence)])).toEqual([
        ['["a", "b"]', '-1', '3', 0.666667],
        ['["a", "c"]', '-1', '3', 0.333333],
        ['["b", "c"]', 'both bad', '3', 0.666667],
      ])
    },
  )

  test('each label, and no qrels of preferences', async () => {
    const labels = await grades('?rule=each')
    expect(labels.map(({ grade }) => grade).sort()).toEqual(
      ['-1', '-1', '-1', '0', '1', '1', 'both bad', 'both bad', 'both bad'].sort(),
    )
    const zip = await (await owner.request(`/api/projects/${pairs}/exports/qrels`)).text()
    expect(zip).toContain('qrels.txt')
    expect(zip).not.toMatch(/^t1 0 /m)
  })

  test('the rules are compared with both bad outside the order', async () => {
    const { report } = await owner.ok('insights.consensus', { params: { projectId: pairs } })
    expect(report?.rules.slice(0, 2).map(({ rule, graded, same }) => [rule, graded, same])).toEqual([
      ['majority', 3, 3],
      ['median', 3, 3],
    ])
  })
})

describe('agreement on pairs', () => {
  test('is ordinal over -1, 0 and 1; both bad is left out and counted', async () => {
    const { report } = await owner.ok('insights.agreement', { params: { projectId: pairs } })
    expect(report).toMatchObject({ grades: [-1, 0, 1], labels: 6, units: 2, raters: 3 })
    expect(report?.leftOut).toEqual({ otherScale: 0, cannotJudge: 0, bothBad: 3 })
    // By hand: a b is −1 −1 1 and a c is −1 1; observed 4 of 5 apart, expected 2·3·2/(5−1) = 3: 1 − 4/3.
    const alpha = report?.measures.find(({ measure }) => measure === 'alpha-ordinal')?.value
    expect(alpha).toBeCloseTo(-1 / 3, 10)
    expect((await owner.ok('preferences.get', { params: { projectId: pairs } })).alpha).toBeCloseTo(-1 / 3, 10)
    expect(report?.slices.filter(({ by }) => by === 'grade').map(({ key }) => key)).toEqual(['-1', '0', '1'])
  })
})

describe('two lists', () => {
  test('the file names both rankers, and the reasons apart from the words', async () => {
    const projectId = await projectWith(owner, 'sides', twoLists(1))
    const ana = await annotator(server, projectId, 'Ana Lists')
    const task = (await next(ana, projectId)).tasks[0] as TaskView
    const isFirst = task.results[0]?.title === 'Title d1'
    const label = { subject: task.whole ?? '', value: isFirst ? -2 : 2, explanation: '[relevance, quality] less noise' }
    await ana.ok('label.save', { body: { labels: [labelFor(task, 0, label)] } })
    await finish(ana, task)
    expect(parseCsv(await fileOf(projectId, 'preferences'))).toMatchObject([
      { first: 'bm25', second: 'dense', preference: '-2', reasons: 'relevance quality', explanation: 'less noise' },
    ])
    const rows = parseCsv(await (await owner.request(`/api/projects/${projectId}/exports/csv`)).text())
    expect(rows.map(({ doc_id, grade }) => [doc_id, grade])).toEqual([['["bm25", "dense"]', '-2']])
  })
})
