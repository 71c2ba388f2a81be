/**
 * One query as a measure sees it: the grades of what a run returned, in the run's order (NaN where a document is not judged),
 * and the grades of everything that is judged, falling.
 */
export interface Ranked {
  returned: Float64Array
  judged: Float64Array
}

/** What measures see of a ranking, best first, given what its documents are graded. */
export function ranked(ranking: readonly string[], grades: ReadonlyMap<string, number>): Ranked {
  return {
    returned: Float64Array.from(ranking, (docId) => grades.get(docId) ?? Number.NaN),
    judged: falling(grades.values()),
  }
}

/** Grades from the highest to the lowest. */
export function falling(grades: Iterable<number>): Float64Array {
  return Float64Array.from(grades).sort().reverse()
}

/** The same query with only those returned documents that are judged, each moved up (a grade below 0 says "not judged", as in trec_eval). */
export function judgedOnly({ returned, judged }: Ranked): Ranked {
  return { returned: returned.filter((grade) => grade >= 0), judged }
}

/** How many of the first `end` grades reach `rel`. */
export function relevantIn(grades: Float64Array, rel: number, end: number = grades.length): number {
  let count = 0
  for (let at = 0; at < Math.min(end, grades.length); at++) if ((grades[at] as number) >= rel) count++
  return count
}
