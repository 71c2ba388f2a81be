import { DocList } from '#core/formats/doc-list.ts'
import { TrecScanner } from '#core/formats/trec-scan.ts'
import { DocIndex, type Judgments, judgmentsOf } from '#core/measures/judge-list.ts'
import { BadInput } from './bad-input.ts'
import { naming, scanFile } from './scan-file.ts'

/** Reads a qrels file: the judgments of each query, and the highest grade. Throws `BadInput`, also for a file without any. */
export function readQrels(path: string): { byQuery: Map<string, Judgments>; highest: number } {
  const lists = new Map<string, DocList>()
  const listOf = (query: string) => {
    const list = lists.get(query) ?? new DocList()
    lists.set(query, list)
    return list
  }
  scanFile(path, new TrecScanner('qrels', listOf))
  if (lists.size === 0) throw new BadInput({ at: path, line: 1, expected: 'judgments, "qid 0 docno grade"' })
  const index = new DocIndex()
  const byQuery = new Map<string, Judgments>()
  let highest = Number.NEGATIVE_INFINITY
  naming(path, () => {
    for (const [query, list] of lists) {
      const judgments = judgmentsOf(list, index)
      byQuery.set(query, judgments)
      highest = Math.max(highest, judgments.judged[0] ?? highest)
    }
  })
  return { byQuery, highest }
}
