import type { NewImport } from '#contract/imports.ts'
import { type PrefLine, preferenceOf, trecPrefs } from '#core/formats/trec-prefs.ts'
import { trecTopics } from '#core/formats/trec-topics.ts'
import type { Staged } from './plan.ts'
import { bareResult, type Open } from './read-trec.ts'

interface Line extends PrefLine {
  row: number
}

/** Every two documents of one judge and subgroup, with what their levels say. */
function pairsOf(lines: Line[]): { first: Line; second: Line; value: number }[] {
  return lines.flatMap((first, at) =>
    lines.slice(at + 1).map((second) => ({ first, second, value: preferenceOf(first.level, second.level) })),
  )
}

/** Pairs from a TREC preferences file, each judge a source of that name; a line whose topic is missing is a bad row. */
export async function* readPrefs(open: Open, { language, market }: NewImport): AsyncGenerator<Staged> {
  const topics = new Map<string, string>()
  for await (const row of trecTopics(open('topics'))) {
    if ('problem' in row) yield { file: 'topics', ...row }
    else topics.set(row.values.queryId, row.values.text)
  }
  const groups = new Map<string, Line[]>()
  for await (const row of trecPrefs(open('prefs'))) {
    if ('problem' in row) yield { file: 'prefs', ...row }
    else if (!topics.has(row.values.queryId))
      yield { file: 'prefs', row: row.row, problem: 'unknown-query', detail: row.values.queryId }
    else {
      const { queryId, judge, sub } = row.values
      const key = JSON.stringify([queryId, judge, sub])
      const group = groups.get(key)
      if (group?.some(({ docId }) => docId === row.values.docId))
        yield { file: 'prefs', row: row.row, problem: 'same-twice', detail: row.values.docId }
      else if (group) group.push({ ...row.values, row: row.row })
      else groups.set(key, [{ ...row.values, row: row.row }])
    }
  }
  for (const group of groups.values()) {
    for (const { first, second, value } of pairsOf(group)) {
      const query = topics.get(first.queryId) ?? ''
      const place = { file: 'prefs', row: second.row, query_id: first.queryId, query, language, market }
      yield {
        pair: { ...place, left_id: first.docId, right_id: second.docId, source: first.judge, value, explanation: '' },
        documents: [first, second].map(({ docId }) => ({ ...bareResult(docId), ...place })),
      }
    }
  }
}
