/** One document of a run as it counts: its score decides, then its id. */
export interface Scored {
  docId: string
  score: number
}

/** Compares by code points, which is the order of the UTF-8 bytes. */
function byBytes(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const step = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0)
    if (step !== 0) return step
  }
  return left.length - right.length
}

/**
 * The documents of one query in the order that trec_eval reads them in: by score, as a 32-bit number, falling; ties by the
 * document id's bytes, falling. The rank column of a run is not looked at.
 */
export function inRunOrder<T extends Scored>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => Math.fround(b.score) - Math.fround(a.score) || byBytes(b.docId, a.docId))
}
