import { lines } from './lines.ts'
import { type Chunks, mapRows, maxIdLength, type Problem, problem, type Row } from './rows.ts'

/** One topic: a query's id and text. */
export interface Topic {
  queryId: string
  text: string
}

/** Topics, one per line as `qid<TAB>text`; quotes are literal, and further tabs belong to the text. */
export function trecTopics(source: Chunks): AsyncGenerator<Row<Topic>> {
  return mapRows(lines(source), readTopic)
}

function readTopic(line: string): { values: Topic } | Problem {
  const tab = line.indexOf('\t')
  if (tab < 0) return problem('too-few-columns', line)
  const queryId = line.slice(0, tab).trim()
  const text = line.slice(tab + 1).trim()
  if (queryId === '') return problem('empty-query-id', line)
  if (queryId.length > maxIdLength) return problem('id-too-long', queryId)
  if (text === '') return problem('empty-query', line)
  return { values: { queryId, text } }
}
