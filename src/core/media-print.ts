/** Columns and rows of the grey picture that a print is made of. */
const [columns, rows] = [9, 8]

/**
 * What a picture looks like in 64 bits: of 9 × 8 grey values, row by row, whether each is darker than its neighbour to the right
 * (a difference hash, dHash, after N. Krawetz, 2013). Pictures that look alike have prints that differ in few bits.
 */
export function printOf(grey: Uint8Array): bigint {
  let print = 0n
  for (let row = 0; row < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column
      print = (print << 1n) | ((grey[at] as number) < (grey[at + 1] as number) ? 1n : 0n)
    }
  return BigInt.asIntN(64, print)
}

/** How many bits of two prints differ, from 0 to 64. */
export function distance(a: bigint, b: bigint): number {
  let differing = BigInt.asUintN(64, a ^ b)
  let count = 0
  for (; differing > 0n; differing &= differing - 1n) count++
  return count
}

/** The four 16-bit parts of a print, each with its position: prints that differ in three bits at most have one of them in common. */
export function bandsOf(print: bigint): number[] {
  const bits = BigInt.asUintN(64, print)
  return [0, 1, 2, 3].map((part) => part * 65_536 + Number((bits >> BigInt(part * 16)) & 0xffffn))
}
