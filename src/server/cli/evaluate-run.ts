import { DocList } from '#core/formats/doc-list.ts'
import { TrecScanner } from '#core/formats/trec-scan.ts'
import { Evaluation, type Outcome } from '#core/measures/evaluation.ts'
import { DocIndex, type Judgments, meet } from '#core/measures/judge-list.ts'
import type { Measure } from '#core/measures/measure.ts'
import type { Ranked } from '#core/measures/ranked.ts'
import { BadInput } from './bad-input.ts'
import { isRegularFile, naming, scanFile } from './scan-file.ts'

/** A query whose lines do not stand together. */
class Scattered extends Error {}

type Add = (query: string, list: DocList) => void

/**
 * Scores a run query by query. A file whose queries stand together, as nearly all do, is worked out while it is read and one query of it
 * is held; where a query comes back, the file is read again and held whole, in a few bytes more than the ids. A pipe cannot
 * be read again and is held whole at once. `isComplete`: judged queries that the run does not answer count as answered with nothing.
 */
export function evaluateRun(
  path: string,
  qrels: ReadonlyMap<string, Judgments>,
  measures: readonly Measure[],
  isComplete: boolean,
): Outcome[] {
  let evaluation = new Evaluation(measures)
  const index = new DocIndex()
  const add: Add = (query, list) => {
    const judgments = qrels.get(query)
    if (judgments) evaluation.add(query, meet(list, judgments, index))
  }
  let queries: number
  try {
    queries = isRegularFile(path) ? oneByOne(path, add) : together(path, add)
  } catch (error) {
    if (!(error instanceof Scattered)) throw error
    evaluation = new Evaluation(measures)
    queries = together(path, add)
  }
  if (queries === 0) throw new BadInput({ at: path, line: 1, expected: 'results, "qid Q0 docno rank score tag"' })
  const nothing = new Float64Array(0)
  if (isComplete)
    for (const [query, { judged }] of qrels)
      if (!evaluation.has(query)) evaluation.add(query, { returned: nothing, judged } satisfies Ranked)
  return evaluation.outcomes()
}

/** Tells each query as soon as the next begins, and how many there were; throws `Scattered` when one comes back. */
function oneByOne(path: string, add: Add): number {
  const list = new DocList(1024)
  const done = new Set<string>()
  let current: string | null = null
  const tell = () => {
    if (current !== null) add(current, list)
  }
  const next = (query: string) => {
    if (done.has(query)) throw new Scattered()
    tell()
    list.clear()
    done.add(query)
    current = query
    return list
  }
  scanFile(path, new TrecScanner('run', next))
  naming(path, tell)
  return done.size
}

function together(path: string, add: Add): number {
  const lists = new Map<string, DocList>()
  const listOf = (query: string) => {
    const list = lists.get(query) ?? new DocList()
    lists.set(query, list)
    return list
  }
  scanFile(path, new TrecScanner('run', listOf))
  const queries = lists.size
  naming(path, () => {
    for (const [query, list] of lists) {
      add(query, list)
      lists.delete(query)
    }
  })
  return queries
}
