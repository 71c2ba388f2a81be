import { bothBad } from '#core/preference.ts'
import { lines } from './lines.ts'
import { parseNumber } from './numbers.ts'
import { type Chunks, mapRows, maxIdLength, type Problem, problem, type Row } from './rows.ts'
import { fitsTrec } from './trec-ids.ts'

/** One line of a TREC preferences file. */
export interface PrefLine {
  queryId: string
  judge: string
  sub: string
  docId: string
  level: number
}

/** Preferences as trec_eval reads them, one line per document: `qid judge sub docno level`. */
export function trecPrefs(source: Chunks): AsyncGenerator<Row<PrefLine>> {
  return mapRows(lines(source), readPref)
}

function readPref(line: string): { values: PrefLine } | Problem {
  const [queryId, judge, sub, docId, levelText, ...more] = line.trim().split(/[ \t]+/)
  if (!queryId || !judge || !sub || !docId || levelText === undefined) return problem('too-few-columns', line)
  if (more.length > 0) return problem('too-many-columns', line)
  if (queryId.length > maxIdLength || docId.length > maxIdLength) return problem('id-too-long', line)
  const level = parseNumber(levelText)
  return level === null ? problem('bad-number', levelText) : { values: { queryId, judge, sub, docId, level } }
}

/**
 * The preference between two levels of one judge and subgroup: the higher is better, equal ones above 0 are equal, and
 * two at 0 or below are both bad. Below 0 the first is better.
 */
export function preferenceOf(first: number, second: number): number {
  if (first !== second) return first > second ? -1 : 1
  return first > 0 ? 0 : bothBad
}

/** The two levels that say a preference: 1 and 0 for one that is better, 1 and 1 for equal, 0 and 0 for both bad. */
export function levelsOf(preference: number): [number, number] {
  if (preference === bothBad) return [0, 0]
  return [preference <= 0 ? 1 : 0, preference >= 0 ? 1 : 0]
}

/** A line of a preferences file with its newline. Throws a RangeError on ids that do not fit. */
export function prefsLine({ queryId, judge, sub, docId, level }: PrefLine): string {
  for (const id of [queryId, judge, sub, docId])
    if (!fitsTrec(id)) throw new RangeError(`not fit for a TREC file: ${JSON.stringify(id)}`)
  return `${queryId} ${judge} ${sub} ${docId} ${level}\n`
}
