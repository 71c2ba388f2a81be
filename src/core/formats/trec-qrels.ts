import { lines } from './lines.ts'
import { parseInteger } from './numbers.ts'
import { type Chunks, mapRows, maxIdLength, type Problem, problem, type Row } from './rows.ts'

/** One judgment of a qrels file. */
export interface Qrel {
  queryId: string
  docId: string
  grade: number
}

/** Qrels, one judgment per line as `qid 0 docno grade`; grades are whole numbers, negative ones too. */
export function trecQrels(source: Chunks): AsyncGenerator<Row<Qrel>> {
  return mapRows(lines(source), readQrel)
}

function readQrel(line: string): { values: Qrel } | Problem {
  const [queryId, , docId, gradeText, ...more] = line.trim().split(/[ \t]+/)
  if (!queryId || !docId || gradeText === undefined) return problem('too-few-columns', line)
  if (more.length > 0) return problem('too-many-columns', line)
  if (queryId.length > maxIdLength || docId.length > maxIdLength) return problem('id-too-long', line)
  const grade = parseInteger(gradeText)
  return grade === null ? problem('bad-number', gradeText) : { values: { queryId, docId, grade } }
}
