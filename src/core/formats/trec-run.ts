import { lines } from './lines.ts'
import { parseInteger, parseNumber } from './numbers.ts'
import { type Chunks, mapRows, maxIdLength, type Problem, problem, type Row } from './rows.ts'

/** One result of a run. trec_eval goes by `score`, then by document id, and ignores `rank`. */
export interface RunEntry {
  queryId: string
  docId: string
  rank: number
  score: number
  tag: string
}

/** A run, one result per line as `qid Q0 docno rank score tag`; the second column may hold anything. */
export function trecRun(source: Chunks): AsyncGenerator<Row<RunEntry>> {
  return mapRows(lines(source), readEntry)
}

function readEntry(line: string): { values: RunEntry } | Problem {
  const cells = line.trim().split(/[ \t]+/)
  const [queryId, , docId, rankText, scoreText, tag, ...more] = cells
  if (!queryId || !docId || !rankText || !scoreText || tag === undefined) return problem('too-few-columns', line)
  if (more.length > 0) return problem('too-many-columns', line)
  if (queryId.length > maxIdLength || docId.length > maxIdLength) return problem('id-too-long', line)
  const rank = parseInteger(rankText)
  if (rank === null) return problem('bad-number', rankText)
  const score = parseNumber(scoreText)
  if (score === null) return problem('bad-number', scoreText)
  return { values: { queryId, docId, rank, score, tag } }
}
