/** How many standard errors a share of `count` lies above the usual one; the usual one is kept off 0 and 1 by half a case. */
export function beyondChance(seen: number, usual: number, count: number): number {
  const least = 0.5 / count
  const rate = Math.min(1 - least, Math.max(least, usual))
  return (seen - usual) / Math.sqrt((rate * (1 - rate)) / count)
}
