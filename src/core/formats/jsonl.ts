import { textProblem } from './decode.ts'
import { lines } from './lines.ts'
import { type Chunks, mapRows, maxColumns, type Problem, problem, type Row } from './rows.ts'

/** An object of a JSONL file as text by key. A map, so that no key (`__proto__`) can mean anything else. */
export type JsonlValues = ReadonlyMap<string, string>

const maxDepth = 32

/**
 * The objects of a JSONL file, one per line. Numbers and booleans become text, null becomes empty, arrays and objects
 * stay JSON. A whole number too big to be exact is refused, since it would come out as another id.
 */
export function jsonlRows(source: Chunks): AsyncGenerator<Row<JsonlValues>> {
  return mapRows(lines(source), readObject)
}

function readObject(line: string): { values: JsonlValues } | Problem {
  if (depth(line) > maxDepth) return problem('too-deep', line)
  const object = parse(line)
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return problem('bad-json', line)
  const entries = Object.entries(object)
  if (entries.length > maxColumns) return problem('too-many-columns', line)
  const values = new Map<string, string>()
  for (const [key, value] of entries) {
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return problem('bad-number', key)
    const text = asText(value)
    // An escape can write what UTF-8 cannot: half a surrogate pair, or U+0000.
    if (textProblem(key) || textProblem(text)) return problem('bad-character', `${key} ${text}`)
    values.set(key, text)
  }
  return { values }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function asText(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** How deep brackets nest outside strings; looked at first, since recursion over a hostile line could exhaust the stack. */
function depth(line: string): number {
  let open = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < line.length; at++) {
    const mark = line[at]
    if (inString && mark === '\\') at += 1
    else if (mark === '"') inString = !inString
    else if (!inString && (mark === '{' || mark === '[')) deepest = Math.max(deepest, ++open)
    else if (!inString && (mark === '}' || mark === ']')) open -= 1
  }
  return deepest
}
