/**
 * Whether the n-th task (from 0) that a person gets in a project is to be gold. The seed is a secret of person and project, as hex of at
 * least 32 digits; the same seed and n always answer the same, so that what is still to come can be counted. The mixing is
 * that of MurmurHash3's 32-bit finaliser (A. Appleby, public domain), keyed twice: each half of the seed moves the result.
 */
export function isGoldTurn(seed: string, n: number, share: number): boolean {
  const word = (at: number) => Number.parseInt(seed.slice(at * 8, at * 8 + 8), 16) >>> 0
  let h = mix((word(0) ^ Math.imul(n + 1, 0x9e3779b1)) >>> 0)
  h = mix((h + word(1)) >>> 0)
  h = mix((h ^ word(2) ^ n) >>> 0)
  h = mix((h + word(3)) >>> 0)
  return h < share * 0x1_0000_0000
}

function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** What a person's queue holds: tasks that are free, gold that can be slipped in between, and how many tasks they had so far. */
export interface Queue {
  seed: string
  share: number
  /** Tasks that can be handed out, each taking a place. */
  free: number
  /** Tasks with gold whose places are all taken, which only ever come as gold. */
  hidden: number
  /** Tasks the person was handed before. */
  turns: number
}

/**
 * How many tasks the person will be handed until the free ones are used up, the hidden gold between them included. It
 * falls by exactly one with every task, whichever kind that one is: a count that stood still would give gold away.
 */
export function tasksToCome({ seed, share, free, hidden, turns }: Queue): number {
  let [left, gold, n] = [free, hidden, turns]
  while (left > 0) {
    if (gold > 0 && isGoldTurn(seed, n, share)) gold -= 1
    else left -= 1
    n += 1
  }
  return n - turns
}
