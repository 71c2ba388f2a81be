import type { DocList } from '../formats/doc-list.ts'
import { BadLine } from '../formats/trec-scan.ts'
import { falling, type Ranked } from './ranked.ts'

/** The judgments of one query, and their grades, falling. */
export interface Judgments {
  list: DocList
  judged: Float64Array
}

/** Judgments ready to be met by runs; throws `BadLine` where a document is judged twice. */
export function judgmentsOf(list: DocList, index: DocIndex): Judgments {
  const again = index.fill(list)
  if (again >= 0) throw new BadLine(list.lines[again] as number, `one judgment of ${list.idOf(again)} in its query`)
  return { list, judged: falling(list.values.subarray(0, list.count)) }
}

/** Finds documents of a list by their ids; its room is used over and over. */
export class DocIndex {
  #slots = new Int32Array(1024)
  #mask = 0
  #list: DocList | null = null
  #hashes = new Int32Array(1024)

  /** Takes a list in; answers the place of the first document that stands there a second time, else −1. */
  fill(list: DocList): number {
    let size = 16
    while (size < list.count * 2) size *= 2
    if (size > this.#slots.length) this.#slots = new Int32Array(size)
    else this.#slots.fill(0, 0, size)
    this.#mask = size - 1
    this.#list = list
    if (this.#hashes.length < list.count) this.#hashes = new Int32Array(size)
    for (let at = 0; at < list.count; at++) {
      const hash = list.hashOf(at)
      this.#hashes[at] = hash
      const slot = this.#slotOf(list, at, hash)
      if (this.#slots[slot] !== 0) return at
      this.#slots[slot] = at + 1
    }
    return -1
  }

  /** The place in the list of a document of another list, or −1. */
  find(other: DocList, at: number): number {
    return (this.#slots[this.#slotOf(other, at, other.hashOf(at))] as number) - 1
  }

  /** The slot that holds the document, or the free one where it would stand. */
  #slotOf(other: DocList, at: number, hash: number): number {
    const list = this.#list as DocList
    let slot = hash & this.#mask
    for (;;) {
      const held = this.#slots[slot] as number
      if (held === 0) return slot
      if (this.#hashes[held - 1] === hash && list.hasSameId(held - 1, other, at)) return slot
      slot = (slot + 1) & this.#mask
    }
  }
}

/**
 * What measures see of a query's results: sorted as trec_eval sorts them (score falling, ties by the id's bytes falling) and met with
 * their judgments. Throws `BadLine` where a document is returned twice.
 */
export function meet(run: DocList, { list: qrels, judged }: Judgments, index: DocIndex): Ranked {
  const again = index.fill(run)
  if (again >= 0)
    throw new BadLine(run.lines[again] as number, `each document once in a query, not ${run.idOf(again)} again`)
  const grades = new Float64Array(run.count).fill(Number.NaN)
  for (let at = 0; at < qrels.count; at++) {
    const place = index.find(qrels, at)
    if (place >= 0) grades[place] = qrels.values[at] as number
  }
  return { returned: isInOrder(run) ? grades : sorted(run, grades), judged }
}

function isInOrder({ values, count }: DocList): boolean {
  for (let at = 1; at < count; at++) if (!((values[at - 1] as number) > (values[at] as number))) return false
  return true
}

function sorted(run: DocList, grades: Float64Array): Float64Array {
  const { values } = run
  const order = Uint32Array.from(grades, (_, at) => at).sort(
    (one, two) => (values[two] as number) - (values[one] as number) || run.compareIds(two, one),
  )
  return Float64Array.from(order, (at) => grades[at] as number)
}
