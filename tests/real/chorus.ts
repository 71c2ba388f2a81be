import { majority } from '#core/consensus.ts'
import { groupBy } from '#core/group-by.ts'
import { Evaluation, type Outcome } from '#core/measures/evaluation.ts'
import { measureOf } from '#core/measures/measure.ts'
import { ranked } from '#core/measures/ranked.ts'
import { inRunOrder, type Scored } from '#core/measures/run-order.ts'
import { seeded } from '#core/seeded.ts'
import { parseCsv } from '../support/csv.ts'
import { hasShared, sharedText } from './shared.ts'

/** One product under one query, with the grades of its three raters and the one they ended with. */
export interface Rated {
  queryId: string
  query: string
  docId: string
  title: string
  description: string
  grades: [number, number, number]
  final: number
}

function read(): Rated[] {
  const ids = new Map<string, string>()
  return parseCsv(sharedText('chorus-ecommerce/individual_ratings.csv')).map((row) => {
    const { query = '', docid: docId = '', name: title = '', description = '' } = row
    const queryId = ids.get(query) ?? `c${ids.size + 1}`
    ids.set(query, queryId)
    const [first, second, third] = [1, 2, 3].map((rater) => Number(row[`agent_${rater}_rating`]))
    const grades: Rated['grades'] = [first ?? 0, second ?? 0, third ?? 0]
    return { queryId, query, docId, title, description, grades, final: Number(row.final_rating) }
  })
}

/** All of chorus, query by query in the order of its file; empty where there is no shared data. */
export const chorus = hasShared ? [...groupBy(read(), ({ queryId }) => queryId).values()] : []

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Queries as the table that somebody would import. */
export function tableOf(queries: readonly Rated[][]): string {
  const lines = queries.flat().map(({ queryId, query, docId, title, description }) => {
    return [queryId, query, docId, title, description].map(cell).join(',')
  })
  return ['query_id,query,docid,title,description', ...lines, ''].join('\n')
}

/** A ranker's answers by query. */
export type Run = Map<string, Scored[]>

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** A ranker that knows only words: the share of the query's words that stand in the title. */
export function textMatch(queries: readonly Rated[][]): Run {
  const scored = ({ query, title, docId }: Rated) => {
    const [wanted, held] = [words(query), words(title)]
    return { docId, score: [...wanted].filter((word) => held.has(word)).length / wanted.size }
  }
  return new Map(queries.map((rows) => [rows[0]?.queryId ?? '', rows.map(scored)]))
}

/** A ranker that knows the grades that the raters ended with, and within a grade nothing: shuffled by a seed. */
export function shuffledWithinGrades(queries: readonly Rated[][], seed: number): Run {
  const random = seeded(seed)
  const scored = ({ docId, final }: Rated) => ({ docId, score: final + random() })
  return new Map(queries.map((rows) => [rows[0]?.queryId ?? '', rows.map(scored)]))
}

/** A run as a TREC file. */
export function trecRunOf(run: Run, name: string): string {
  const lines = [...run].flatMap(([queryId, documents]) =>
    inRunOrder(documents).map(({ docId, score }, at) => `${queryId} Q0 ${docId} ${at + 1} ${score} ${name}\n`),
  )
  return lines.join('')
}

/** The grade of the majority of the three raters by query and document; where all three differ, the one in the middle. */
export function majorityGrades(queries: readonly Rated[][]): Map<string, Map<string, number>> {
  return new Map(
    queries.map((rows) => {
      const graded = rows.flatMap(({ docId, grades }) => {
        const grade = majority(grades.toSorted())
        return grade === null ? [] : [[docId, grade] as const]
      })
      return [rows[0]?.queryId ?? '', new Map(graded)]
    }),
  )
}

/** Whether the grades of a pair call for a decision: none has a majority, or two are further than one step apart. */
export function isDisputed(grades: readonly number[]): boolean {
  const most = Math.max(...grades.map((grade) => grades.filter((other) => other === grade).length))
  return most * 2 <= grades.length || Math.max(...grades) - Math.min(...grades) > 1
}

/** A run by one measure, over the queries that have grades. */
export function measured(run: Run, grades: Map<string, Map<string, number>>, measure: string): Outcome {
  const evaluation = new Evaluation([measureOf(measure)])
  for (const [queryId, documents] of run) {
    const judged = grades.get(queryId)
    const order = inRunOrder(documents).map(({ docId }) => docId)
    if (judged && judged.size > 0) evaluation.add(queryId, ranked(order, judged))
  }
  return evaluation.outcomes()[0] as Outcome
}
