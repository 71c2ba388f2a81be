/** Random numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed (xorshift32, Marsaglia 2003). */
export function seeded(seed: number): () => number {
  let state = (Math.imul(Math.trunc(seed), 0x9e3779b1) ^ 0x5bd1e995) | 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let at = 0; at < 8; at++) next()
  return next
}
