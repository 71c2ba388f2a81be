import { type ByUnit, unitPieces } from '../consensus-models/by-unit.ts'
import type { Steps } from '../steps.ts'
import { beyondChance } from './beyond-chance.ts'
import { signalLimits } from './limits.ts'

/** Somebody gives one category (its place in the scale) far more often than others do on the same units. */
export interface SameGrade {
  rater: number
  labels: number
  category: number
  /** Share of the rater's labels, and of the others' on the same units (each unit weighing the same). */
  seen: number
  usual: number
}

/** Who gives nearly always the same, compared with what others gave on the very same units. */
export function* sameGradeSteps(votes: ByUnit): Steps<SameGrade[]> {
  const { raters, categories, start, rater, value } = votes
  const [own, others] = [new Float64Array(raters * categories), new Float64Array(raters * categories)]
  const labels = new Int32Array(raters)
  const add = (to: Float64Array, at: number, more: number) => {
    to[at] = (to[at] as number) + more
  }
  for (const [from, to] of unitPieces(votes)) {
    for (let unit = from; unit < to; unit++) {
      const [first, end] = [start[unit] as number, start[unit + 1] as number]
      if (end - first < 2) continue
      for (let label = first; label < end; label++) {
        const row = (rater[label] as number) * categories
        labels[rater[label] as number] = (labels[rater[label] as number] as number) + 1
        add(own, row + (value[label] as number), 1)
        for (let other = first; other < end; other++)
          if (other !== label) add(others, row + (value[other] as number), 1 / (end - first - 1))
      }
    }
    yield
  }
  return Array.from(labels, (count, at) => ({ count, at })).flatMap(({ count, at }) => {
    if (count < signalLimits.gradeLabels) return []
    const row = own.subarray(at * categories, (at + 1) * categories)
    const category = row.indexOf(Math.max(...row))
    const seen = (row[category] as number) / count
    const usual = (others[at * categories + category] as number) / count
    const isFar = seen - usual >= signalLimits.gradeExcess && beyondChance(seen, usual, count) >= signalLimits.gradeZ
    return isFar ? [{ rater: at, labels: count, category, seen, usual }] : []
  })
}
