import { describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { bothBad } from '#core/preference.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { importTable } from '../support/imports.ts'
import { judgedPairs, judgeWhole, projectWith, twoLists } from '../support/kinds.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { decision } from '../support/review.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served({ now: () => new Date() })

const queue = (projectId: string, client = owner) =>
  client.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
const grades = async (projectId: string) =>
  parseCsv(await (await owner.request(`/api/projects/${projectId}/exports/csv`)).text()).map(({ grade }) => grade)

describe('pairs in review', () => {
  /** a b is agreed on; a c has one for each side; on b c one sees a side where two see nothing good. */
  const said = [
    { 'a b': -1, 'a c': -1, 'b c': bothBad },
    { 'a b': -1, 'a c': 1, 'b c': bothBad },
    { 'a b': -1, 'a c': 0, 'b c': -1 },
  ]

  test('come in by the ordinary rules, with both results and the labels turned to the stored order', async () => {
    const { projectId } = await judgedPairs(server, owner, said, 'Rita')
    const { groups } = await queue(projectId)
    expect(groups).toHaveLength(1)
    const [group] = groups
    // Both bad is no step on the way from one side to the other, so b c has a majority and no spread.
    expect(group?.items.map(({ reasons, spread, consensus }) => [reasons, spread, consensus])).toEqual([
      [['no-consensus', 'spread'], 2, 0],
    ])
    expect(group?.items[0]?.labels.map(({ value }) => value)).toEqual([-1, 1, 0])
    expect(group?.results.map(({ id }) => id)).toEqual([group?.items[0]?.resultId])
    expect(group?.compared).toMatchObject([
      {
        resultId: group?.items[0]?.resultId,
        leftCount: 1,
        results: [
          { title: 'Title a', rank: null, masked: false },
          { title: 'Title c', rank: null, masked: false },
        ],
      },
    ])
  })

  test('a decision is one of the preferences, is exported, and told to each as they saw the sides', async () => {
    const { projectId, people } = await judgedPairs(server, owner, said, 'Rolf')
    const decide = async (value: number) => {
      const item = (await queue(projectId)).groups[0]?.items[0]
      const body = { decisions: [decision(item, { value })], bulk: false }
      return owner.call('review.decide', { params: { projectId }, body })
    }
    expect((await decide(2)).status).toBe(400)
    expect(await grades(projectId)).toEqual(['-1', '0', 'both bad'])
    expect((await decide(bothBad)).status).toBe(200)
    expect(await grades(projectId)).toEqual(['-1', 'both bad', 'both bad'])
    for (const client of people) {
      const { rows } = await client.ok('feedback.get', { query: { projectId } })
      expect(rows.map((row) => row.decided)).toEqual([bothBad])
    }
    expect((await queue(projectId)).groups).toEqual([])
  })

  test('with one side masked, neither its words nor the title of the pair are sent', async () => {
    const table = `query,docid,title,text,treatment\nq,a,Quiet one,calm,T0\nq,b,Loud one,shocking,T2\n`
    const projectId = await projectWith(owner, 'pairwise', table, { pairsOf: 2, overlap: 2 })
    for (const [at, value] of [-1, 1].entries()) {
      const client = await annotator(server, projectId, `Maya ${at}`)
      const task = (await next(client, projectId)).tasks[0] as TaskView
      // The masked one is the second as stored.
      await judgeWhole(client, task, task.results[0]?.masked ? 0 - value : value)
    }
    const answer = await queue(projectId)
    expect(JSON.stringify(answer)).not.toMatch(/Loud one|shocking/)
    expect(answer.groups[0]?.compared[0]?.results.map(({ title, masked }) => [title, masked])).toEqual([
      ['Quiet one', false],
      ['', true],
    ])
    expect(answer.groups[0]?.items[0]?.labels.map(({ value }) => value)).toEqual([-1, 1])
  })
})

describe('two lists in review', () => {
  test('come with both lists in the stored order, and without the names of the rankers', async () => {
    const projectId = await projectWith(owner, 'sides', twoLists(1), { overlap: 2 })
    const people: Client[] = []
    for (const [at, value] of [-3, 2].entries()) {
      const client = await annotator(server, projectId, `Sara ${at}`)
      const task = (await next(client, projectId)).tasks[0] as TaskView
      await judgeWhole(client, task, task.results[0]?.title === 'Title d1' ? value : 0 - value)
      people.push(client)
    }
    const { groups } = await queue(projectId)
    expect(groups[0]?.items.map(({ reasons, spread }) => [reasons, spread])).toEqual([[['no-consensus', 'spread'], 5]])
    expect(groups[0]?.items[0]?.labels.map(({ value }) => value)).toEqual([-3, 2])
    expect(groups[0]?.compared.map(({ leftCount, results }) => [leftCount, results.map(({ title }) => title)])).toEqual(
      [[3, ['Title d1', 'Title d2', 'Title d3', 'Title d3', 'Title d4', 'Title d1']]],
    )
    expect(JSON.stringify(groups)).not.toMatch(/bm25|dense/)
    expect((await people[0]?.call('review.next', { params: { projectId }, body: { want: 1, have: [] } }))?.status).toBe(
      403,
    )
  })
})

describe('whole pages in review', () => {
  test('name the results on them in order, each masked by its own treatment; a further page of the query has its own', async () => {
    const table = 'query_id,query,docid,title,treatment,rank\nt1,q,b,Second,T0,2\nt1,q,a,Shocking,T2,1\n'
    const projectId = await projectWith(owner, 'page', table, { overlap: 2 })
    const people = [await annotator(server, projectId, 'Paul 1'), await annotator(server, projectId, 'Paul 2')]
    const judge = async (ofDocuments: number, ofPages: readonly number[]) => {
      for (const [at, client] of people.entries()) {
        const task = (await next(client, projectId)).tasks[0] as TaskView
        const labels = task.results.map((_, i) => labelFor(task, i, { value: ofDocuments }))
        await client.ok('label.save', { body: { labels } })
        await judgeWhole(client, task, ofPages[at] ?? 0)
      }
    }
    await judge(2, [0, 3])
    // The first page has been judged, so what comes now makes a page of its own.
    await importTable(owner, projectId, 'more.csv', 'query_id,query,docid,title,rank\nt1,q,c,Third,3\n')
    await judge(1, [3, 1])
    const answer = await queue(projectId)
    expect(JSON.stringify(answer)).not.toContain('Shocking')
    const [group] = answer.groups
    const idOf = (rank: number) => group?.results.find((result) => result.rank === rank)?.id
    expect(group?.results.filter(({ masked }) => masked).map(({ id }) => id)).toEqual([idOf(1)])
    expect(group?.pages.map(({ results }) => results)).toEqual([[idOf(1), idOf(2)], [idOf(3)]])
    const [first, further] = group?.pages.map(({ resultId }) => resultId) ?? []
    // Each page comes after what stands on it.
    expect(group?.results.map(({ id }) => id)).toEqual([idOf(1), idOf(2), first, idOf(3), further])
    const said = new Map(group?.items.map(({ resultId, labels }) => [resultId, labels.map(({ value }) => value)]))
    expect([...said.keys()].sort()).toEqual([first, further].sort())
    expect([said.get(first ?? ''), said.get(further ?? '')]).toEqual([
      [0, 3],
      [3, 1],
    ])
  })
})
