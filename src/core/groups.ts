/** Nothing is told of fewer people than this. */
export const fewest = 5

/**
 * Puts people into groups of five to nine, all of them or, where they are fewer than five, none: a group is never added to, so that
 * nobody's part can be found by comparing before and after. `order` shuffles them.
 */
export function groupsOf<T>(people: readonly T[], order: (person: T) => number): T[][] {
  const groups = Math.floor(people.length / fewest)
  const shuffled = [...people].sort((a, b) => order(a) - order(b))
  return Array.from({ length: groups }, (_, group) => shuffled.filter((__, at) => at % groups === group))
}
