/**
 * How a score came about, so that two scores can be told apart by more than a name. Null where a part plays no role.
 * `gain`: what a grade is worth (`rating`: its number, whatever a scale says of its gain). `discount`: what a rank is worth. `ideal`: what the sum is divided by. `unjudged`: what
 * becomes of documents without a grade. `k`: the rank it ends at, null for the whole run. `rel`: the lowest relevant grade.
 */
export interface Formula {
  gain: 'grade' | '2^grade-1' | '2^rating-1' | '(2^grade-1)/2^maxGrade' | 'grade>=rel' | null
  discount: '1/log2(rank+1)' | '1/rank' | 'p^(rank-1)' | null
  ideal: Ideal | null
  unjudged: 'zero' | 'left-out'
  k: number | null
  rel: number | null
  p: number | null
  maxGrade: number | null
  /** IPrec: the recall it is read at. */
  recall?: number
  /** SetF: how much recall weighs. */
  beta?: number
  /** Decimals that each query's score is rounded to, by a tool that does so. */
  decimals?: number
}

/** What an nDCG's sum is divided by: the best order of everything judged, cut at k, not cut at all, or cut at what was returned. */
export type Ideal = 'judged-at-k' | 'judged-uncut' | 'judged-at-returned' | 'relevant' | 'k' | 'returned'
