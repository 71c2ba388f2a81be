import type { MaskToken } from '#contract/safety.ts'
import { type Gap, readUnits, type Unit } from './units.ts'
import type { Node, WordTree } from './word-tree.ts'

/** Where a listed word stands in a text (UTF-16 offsets, `to` exclusive). */
export interface Found {
  from: number
  to: number
  token: MaskToken
}

/**
 * A way of reading what was read so far: at `node`; `apart`: every letter stood alone; `spaced`: some by white space; `blanks`: letters
 * left out so far; `carry`: signs that were passed over since.
 */
interface Way {
  node: Node
  apart: boolean
  spaced: boolean
  blanks: number
  carry: Gap
}

/** Characters that one word may spread over; what is longer is no word. */
const reach = 256
/** As often as one letter follows itself in a listed word; the rest of a run changes nothing. */
const mostRepeats = 16
const mostBlanks = 2
/** Ways that are followed per character of a text, on average; writing meets two or three, what is made to take long meets thousands. */
const perCharacter = 20

const widest = (a: Gap, b: Gap): Gap => (a > b ? a : b)

/** Prefixes that Arabic and Hebrew write right before a word. */
const clitics = new Set([
  'و',
  'ف',
  'ب',
  'ك',
  'ل',
  'ال',
  'وال',
  'فال',
  'بال',
  'كال',
  'لل',
  'ولل',
  'ה',
  'ו',
  'ב',
  'כ',
  'ל',
  'מ',
  'ש',
  'וה',
  'שה',
  'בה',
])

class Ways {
  readonly all: Way[] = []
  readonly #keys = new Set<number>()

  add(way: Way): void {
    const flags = (way.apart ? 1 : 0) + (way.spaced ? 2 : 0) + way.blanks * 4 + way.carry * 16
    const key = way.node.id * 64 + flags
    if (this.#keys.has(key)) return
    this.#keys.add(key)
    this.all.push(way)
  }
}

/** Goes from a letter to the next one over a gap; letters apart by white space must all stand alone. */
function step(way: Way, node: Node, gap: Gap, blanks: number): Way | null {
  const apart = way.apart && gap > 0
  const spaced = way.spaced || gap === 2
  return spaced && !apart ? null : { node, apart, spaced, blanks, carry: 0 }
}

function advance(ways: readonly Way[], unit: Unit, isFirst: boolean): Ways {
  const next = new Ways()
  for (const way of ways) {
    const gap = isFirst ? widest(way.carry, unit.gap) : 0
    const take = (node: Node | undefined, blanks: number) => {
      const stepped = node && step(way, node, gap, blanks)
      if (stepped) next.add(stepped)
    }
    // The space of a phrase is met by any gap, or by none.
    const leap = (node: Node | undefined) => node && next.add({ ...way, node, apart: true, spaced: false, carry: 0 })
    if (unit.kind === 'blank') {
      if (way.blanks >= mostBlanks || gap === 2) continue
      for (const child of way.node.children.values()) take(child, way.blanks + 1)
    }
    for (const key of unit.keys) {
      take(way.node.children.get(key), way.blanks)
      if (way.node.char === key) take(way.node, way.blanks)
      leap(way.node.space?.children.get(key))
    }
  }
  return next
}

/** All ways on from here; signs and blanks may also be passed over. */
function read(ways: readonly Way[], unit: Unit): Ways {
  let taken = advance(ways, unit, true)
  for (let n = 1; n < Math.min(unit.times, mostRepeats); n++) taken = advance(taken.all, unit, false)
  if (unit.kind === 'sign' || unit.kind === 'blank')
    for (const way of ways) taken.add({ ...way, carry: widest(widest(way.carry, unit.gap), 1) })
  return taken
}

const isLetter = (unit: Unit | undefined) => unit?.kind === 'letter' && unit.spaced

/** Whether a word can start at a character: not after a letter of the same word. */
function startsHere(units: readonly Unit[], at: number): boolean {
  const [before, unit] = [units[at - 1], units[at]]
  if (!unit || unit.mark) return false
  if (!before || unit.gap > 0 || !isLetter(before)) return true
  if (unit.kind === 'letter' && !unit.spaced) return true
  if (!/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(unit.keys[0] ?? '')) return false
  let prefix = ''
  for (let i = at - 1; isLetter(units[i]) && prefix.length < 4; i--) {
    const part = units[i] as Unit
    prefix = (part.keys[0] ?? '').repeat(part.times) + prefix
    if (part.gap > 0 || i === 0) return clitics.has(prefix)
  }
  return false
}

/** Whether a word may end with a character. */
function endsHere(units: readonly Unit[], at: number, open: boolean): boolean {
  const [unit, after] = [units[at], units[at + 1]]
  if (!after || after.gap > 0) return true
  if (after.mark) return false
  return open || !isLetter(after) || !unit?.spaced
}

function longestFrom(
  units: readonly Unit[],
  at: number,
  root: Node,
  spend: (ways: number) => boolean,
): { end: number; token: MaskToken } | null {
  let found: { end: number; token: MaskToken } | null = null
  let ways: readonly Way[] = [{ node: root, apart: true, spaced: false, blanks: 0, carry: 0 }]
  for (let i = at; i < units.length && i < at + reach && ways.length > 0; i++) {
    const unit = units[i] as Unit
    if (i === at) {
      if (unit.kind === 'blank') return null
      let first = advance(ways, { ...unit, gap: 1 }, true)
      for (let n = 1; n < Math.min(unit.times, mostRepeats); n++) first = advance(first.all, unit, false)
      ways = first.all
    } else ways = read(ways, unit).all
    if (!spend(ways.length)) break
    for (const { node, carry } of ways)
      if (carry === 0 && node.token && endsHere(units, i, node.open)) found = { end: i, token: node.token }
  }
  return found
}

/** Takes in the rest of a word that was found in part, so that no piece of it is left over. */
function whole(units: readonly Unit[], at: number, end: number, floor: number): { first: number; last: number } {
  const belongs = (unit: Unit | undefined) => unit && (isLetter(unit) || unit.kind === 'figure' || unit.bound)
  let [first, last] = [at, end]
  if (units[end]?.kind !== 'letter' || units[end]?.spaced)
    while (units[last + 1]?.gap === 0 && belongs(units[last + 1])) last++
  if (units[at]?.kind !== 'letter' || units[at]?.spaced)
    while (first > floor && units[first]?.gap === 0 && belongs(units[first - 1])) first--
  // A sign at the very end ends the sentence or the price, not the word.
  while (last > end && units[last]?.bound) last--
  return { first, last }
}

/** Finds listed words, the longest from the left, none within another. Time grows with the text's length alone: of a text made to take longer, all the rest is found. */
export function findWords(text: string, tree: WordTree): Found[] {
  const units = readUnits(text)
  const found: Found[] = []
  let left = perCharacter * (units.length + 500)
  const spend = (ways: number) => {
    left -= ways
    return left >= 0
  }
  let taken = 0
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Unit
    if (left < 0) return [...found, { from: unit.from, to: text.length, token: 'other' }]
    if (unit.kind === 'blank') continue
    const starts = startsHere(units, at) ? longestFrom(units, at, tree.atStart, spend) : null
    const isWithin = tree.within.children.size > 0 && !unit.mark
    const within = isWithin ? longestFrom(units, at, tree.within, spend) : null
    const best = within && (!starts || within.end > starts.end) ? within : starts
    if (!best) continue
    const { first, last } = whole(units, at, best.end, taken)
    found.push({ from: (units[first] as Unit).from, to: (units[last] as Unit).to, token: best.token })
    at = last
    taken = last + 1
  }
  return found
}
