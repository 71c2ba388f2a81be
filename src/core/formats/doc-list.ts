/**
 * Documents of one query, as bytes, so that millions of them cost no strings: ids one after the other in `ids`, ending at
 * `ends`, with a number (score or grade, 32 bits as trec_eval reads it) and the line it stands on.
 */
export class DocList {
  count = 0
  ids: Uint8Array
  ends: Uint32Array
  values: Float32Array
  lines: Uint32Array

  constructor(room = 16) {
    this.ids = new Uint8Array(room * 12)
    this.ends = new Uint32Array(room)
    this.values = new Float32Array(room)
    this.lines = new Uint32Array(room)
  }

  /** Adds the document whose id is `bytes[from, to)`. */
  add(bytes: Uint8Array, from: number, to: number, value: number, line: number): void {
    const at = this.count
    if (at === this.ends.length) this.#grow()
    let end = at === 0 ? 0 : (this.ends[at - 1] as number)
    if (end + to - from > this.ids.length) this.ids = grown(this.ids, end + to - from)
    const ids = this.ids
    for (let byte = from; byte < to; byte++) ids[end++] = bytes[byte] as number
    this.ends[at] = end
    this.values[at] = value
    this.lines[at] = line
    this.count = at + 1
  }

  /** Forgets the documents and keeps the room. */
  clear(): void {
    this.count = 0
  }

  /** Where the id of a document begins. */
  startOf(at: number): number {
    return at === 0 ? 0 : (this.ends[at - 1] as number)
  }

  /** The id of a document as text. */
  idOf(at: number): string {
    return new TextDecoder().decode(this.ids.subarray(this.startOf(at), this.ends[at]))
  }

  /** Less than 0 where the id of `one` comes before that of `two`, byte by byte. */
  compareIds(one: number, two: number): number {
    const { ids } = this
    const [from, other] = [this.startOf(one), this.startOf(two)]
    const [length, otherLength] = [(this.ends[one] as number) - from, (this.ends[two] as number) - other]
    for (let at = 0; at < length && at < otherLength; at++) {
      const step = (ids[from + at] as number) - (ids[other + at] as number)
      if (step !== 0) return step
    }
    return length - otherLength
  }

  /** A number that is the same for the same id (FNV-1a, Fowler, Noll and Vo 1991). */
  hashOf(at: number): number {
    const end = this.ends[at] as number
    let hash = 0x811c9dc5 | 0
    for (let byte = this.startOf(at); byte < end; byte++)
      hash = Math.imul(hash ^ (this.ids[byte] as number), 0x01000193)
    return hash ^ (hash >>> 15)
  }

  /** Whether two documents, of this list and another, have the same id. */
  hasSameId(at: number, other: DocList, there: number): boolean {
    const [from, to, start] = [this.startOf(at), this.ends[at] as number, other.startOf(there)]
    if (to - from !== (other.ends[there] as number) - start) return false
    for (let byte = from; byte < to; byte++) if (this.ids[byte] !== other.ids[start + byte - from]) return false
    return true
  }

  #grow(): void {
    const room = this.ends.length + 8
    this.ends = grown(this.ends, room)
    this.values = grown(this.values, room)
    this.lines = grown(this.lines, room)
  }
}

/** The same with a quarter as much room again, and at least `room`. */
function grown<T extends Uint8Array | Uint32Array | Float32Array>(array: T, room: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(room, Math.ceil(array.length * 1.25)))
  larger.set(array)
  return larger
}
