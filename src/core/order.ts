/**
 * A shuffle that is the same wherever and whenever it is made: each item gets the hash of `seed` and its own id, and
 * the items stand in the order of their hashes. So the order does not depend on that in which they come, and leaving
 * one out moves none of the others. The hash is FNV-1a over UTF-16 units (Fowler, Noll, Vo), its bits mixed by the
 * finaliser of MurmurHash3 (Appleby), in two lanes of 32 bits. For showing results in turn, not for secrets.
 */
export function shuffled<T>(items: readonly T[], seed: string, idOf: (item: T) => string): T[] {
  const ranked = items.map((item) => {
    const id = idOf(item)
    const key = `${seed}\u0000${id}`
    return { item, id, high: hash(key, 0x811c9dc5), low: hash(key, 0x9e3779b9) }
  })
  ranked.sort((a, b) => a.high - b.high || a.low - b.low || (a.id < b.id ? -1 : Number(a.id > b.id)))
  return ranked.map(({ item }) => item)
}

/** A hash of `text` as an unsigned 32-bit integer; `basis` tells lanes apart. */
function hash(text: string, basis: number): number {
  let state = basis
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}
