import { seeded } from './seeded.ts'
import type { Steps } from './steps.ts'

/** One grade on an anchor: what was graded, in which language, by whom (numbers from 0), and its place in the scale. */
export interface AnchorLabel {
  anchor: number
  language: number
  person: number
  place: number
}

/** How far off somebody or some language is, in places of the scale, with its 95 % interval; below 0 is harsher. */
export interface Offset {
  value: number | null
  low: number | null
  high: number | null
  anchors: number
  labels: number
}

/** By language, and by person in all languages; in the order of their numbers. */
export interface Drift {
  languages: Offset[]
  people: Offset[]
}

/** The labels of an anchor in one language. */
interface Cell {
  language: number
  mean: number
}

interface Anchor {
  cells: Cell[]
  labels: AnchorLabel[]
}

/** How often the anchors are drawn anew, and the fewest anchors that give an interval. */
export const driftDraws = 400
const enoughAnchors = 3

/** Anchors that were graded in two languages or more. */
function anchorsOf(labels: readonly AnchorLabel[]): Anchor[] {
  const byAnchor = new Map<number, AnchorLabel[]>()
  for (const label of labels) {
    const own = byAnchor.get(label.anchor)
    if (own) own.push(label)
    else byAnchor.set(label.anchor, [label])
  }
  return [...byAnchor.values()].flatMap((own) => {
    const sums = new Map<number, { sum: number; n: number }>()
    for (const { language, place } of own) {
      const one = sums.get(language) ?? { sum: 0, n: 0 }
      sums.set(language, { sum: one.sum + place, n: one.n + 1 })
    }
    const cells = [...sums].map(([language, { sum, n }]) => ({ language, mean: sum / n }))
    return cells.length < 2 ? [] : [{ cells, labels: own }]
  })
}

/** Which languages can be compared, directly or over others: the lowest number of those joined; −1 for a language without an anchor. */
function joined(anchors: readonly Anchor[], weight: ArrayLike<number>, languages: number): Int32Array {
  const first = new Int32Array(languages).fill(-1)
  const rootOf = (at: number): number => (first[at] === at ? at : rootOf(first[at] as number))
  for (const [at, { cells }] of anchors.entries()) {
    if (!weight[at]) continue
    for (const { language } of cells) if (first[language] === -1) first[language] = language
    const roots = cells.map(({ language }) => rootOf(language))
    const least = Math.min(...roots)
    for (const root of roots) first[root] = least
  }
  return first.map((one, at) => (one === -1 ? -1 : rootOf(at)))
}

/**
 * Least squares of place = anchor + language over the cells, every language of an anchor counting alike. The anchors are eliminated, which leaves
 * one equation a language; offsets of languages that are joined sum to 0. Languages without an anchor come out as 0.
 */
function solveOffsets(anchors: readonly Anchor[], weight: ArrayLike<number>, group: Int32Array): Float64Array {
  const n = group.length
  const rows = Array.from({ length: n }, () => new Float64Array(n + 1))
  const add = (row: number, column: number, more: number) => {
    const line = rows[row] as Float64Array
    line[column] = (line[column] as number) + more
  }
  for (const [at, { cells }] of anchors.entries()) {
    const times = weight[at] as number
    if (!times) continue
    const mean = cells.reduce((sum, cell) => sum + cell.mean, 0) / cells.length
    for (const { language, mean: own } of cells) {
      add(language, language, times)
      add(language, n, times * (own - mean))
      for (const other of cells) add(language, other.language, -times / cells.length)
    }
  }
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) if (group[a] === -1 ? a === b : group[a] === group[b]) add(a, b, 1)
  return solve(rows)
}

/** Solves n equations by elimination with the largest pivot; a row holds its coefficients and what they sum to. */
function solve(rows: Float64Array[]): Float64Array {
  const n = rows.length
  const cell = (row: number, column: number) => (rows[row] as Float64Array)[column] as number
  for (let at = 0; at < n; at++) {
    let top = at
    for (let row = at + 1; row < n; row++) if (Math.abs(cell(row, at)) > Math.abs(cell(top, at))) top = row
    const pivot = rows[top] as Float64Array
    rows[top] = rows[at] as Float64Array
    rows[at] = pivot
    for (let row = 0; row < n; row++) {
      if (row === at || cell(row, at) === 0) continue
      const times = cell(row, at) / cell(at, at)
      const line = rows[row] as Float64Array
      for (let column = at; column <= n; column++) line[column] = (line[column] as number) - times * cell(at, column)
    }
  }
  return Float64Array.from(rows, (row, at) => (row[n] as number) / (row[at] as number))
}

/** How far each person's grades lie from what the anchors come to over all languages; NaN without a grade. */
function distances(
  anchors: readonly Anchor[],
  weight: ArrayLike<number>,
  offsets: Float64Array,
  people: number,
): Float64Array {
  const [sums, counts] = [new Float64Array(people), new Float64Array(people)]
  for (const [at, { cells, labels }] of anchors.entries()) {
    const times = weight[at] as number
    if (!times) continue
    const level =
      cells.reduce((sum, { language, mean }) => sum + mean - (offsets[language] as number), 0) / cells.length
    for (const { person, place } of labels) {
      sums[person] = (sums[person] as number) + times * (place - level)
      counts[person] = (counts[person] as number) + times
    }
  }
  return sums.map((sum, person) => sum / (counts[person] as number))
}

function offsetOf(value: number | null, drawn: number[], anchors: number, labels: number): Offset {
  if (value === null || !Number.isFinite(value)) return { value: null, low: null, high: null, anchors, labels }
  if (anchors < enoughAnchors || drawn.length < driftDraws / 2) return { value, low: null, high: null, anchors, labels }
  const sorted = drawn.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? value
  return { value, low: at(0.025), high: at(0.975), anchors, labels }
}

/**
 * Which language and who is harsher, from what was graded in several languages. Intervals are the middle 95 % over anchors drawn anew with
 * replacement (Efron 1979), since labels on one anchor are alike; a draw in which a language can no longer be compared with the same others is left
 * out for it. Comes in steps, so that other work gets its turn.
 */
export function* driftSteps(
  labels: readonly AnchorLabel[],
  { languages, people, seed }: { languages: number; people: number; seed: number },
): Steps<Drift> {
  const anchors = anchorsOf(labels)
  const once = new Int32Array(anchors.length).fill(1)
  const group = joined(anchors, once, languages)
  const offsets = solveOffsets(anchors, once, group)
  const own = distances(anchors, once, offsets, people)
  const drawn = { languages: lists(languages), people: lists(people) }
  const random = seeded(seed)
  for (let draw = 0; draw < driftDraws && anchors.length > 0; draw++) {
    const times = new Int32Array(anchors.length)
    for (let n = 0; n < times.length; n++) {
      const at = Math.floor(random() * times.length)
      times[at] = (times[at] as number) + 1
    }
    const groups = joined(anchors, times, languages)
    const found = solveOffsets(anchors, times, groups)
    const isLike = (language: number) =>
      groups.every((one, at) => (one === groups[language]) === (group[at] === group[language]))
    for (const [language, list] of drawn.languages.entries())
      if (groups[language] !== -1 && isLike(language)) list.push(found[language] as number)
    for (const [person, far] of distances(anchors, times, found, people).entries())
      if (Number.isFinite(far)) drawn.people[person]?.push(far)
    yield
  }
  const counted = counts(anchors, { languages, people })
  return {
    languages: drawn.languages.map((list, at) =>
      offsetOf(group[at] === -1 ? null : (offsets[at] as number), list, ...(counted.languages[at] ?? none)),
    ),
    people: drawn.people.map((list, at) => offsetOf(own[at] ?? null, list, ...(counted.people[at] ?? none))),
  }
}

const none: [number, number] = [0, 0]
const lists = (n: number) => Array.from({ length: n }, (): number[] => [])

/** Anchors and labels of each language and person. */
function counts(anchors: readonly Anchor[], { languages, people }: { languages: number; people: number }) {
  const empty = (n: number) => Array.from({ length: n }, (): [number, number] => [0, 0])
  const all = { languages: empty(languages), people: empty(people) }
  const count = (of: [number, number][], who: number, isFirst: boolean) => {
    const one = of[who] ?? none
    of[who] = [one[0] + (isFirst ? 1 : 0), one[1] + 1]
  }
  for (const { labels } of anchors) {
    const seen = { languages: new Set<number>(), people: new Set<number>() }
    for (const { language, person } of labels) {
      count(all.languages, language, !seen.languages.has(language))
      count(all.people, person, !seen.people.has(person))
      seen.languages.add(language)
      seen.people.add(person)
    }
  }
  return all
}
