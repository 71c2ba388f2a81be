/** A pause of this length is a break, in ms. */
export const breakMs = 5 * 60_000

/** How long somebody has worked on masked content without a break. */
export interface Worked {
  /** Something was done now, with masked content in hand or not. */
  act: (isMasked: boolean) => void
  /** They were away, or said "not now": it begins anew. */
  reset: () => void
  /** In ms, up to the last thing done. */
  time: () => number
}

/** Counts continuous work on masked content; time without any counts up to the length of a break, for reading is work. */
export function createWorked(now: () => number): Worked {
  let total = 0
  let last: number | null = null
  return {
    act(isMasked) {
      const at = now()
      const gap = last === null ? 0 : at - last
      if (gap >= breakMs) total = 0
      else if (isMasked) total += gap
      last = at
    },
    reset() {
      total = 0
      last = null
    },
    time: () => (last !== null && now() - last >= breakMs ? 0 : total),
  }
}
