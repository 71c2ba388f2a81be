import { type LabelRule, lowerMedian, majority } from '../consensus.ts'
import { preferenceConsensus } from '../preference.ts'
import type { Steps } from '../steps.ts'
import { type ByUnit, unitPieces } from './by-unit.ts'

/** One category per unit (−1: none) and how sure it is (0–1). */
export interface Graded {
  category: Int32Array
  confidence: Float64Array
}

/**
 * The grade of every unit by a rule of its own labels alone; its confidence is the share of labels that give it. The category
 * `apart` ("both bad"), where there is one, has no place in the order.
 */
export function* labelRuleSteps(votes: ByUnit, rule: LabelRule, apart: number | null = null): Steps<Graded> {
  const category = new Int32Array(votes.units).fill(-1)
  const confidence = new Float64Array(votes.units)
  const plain = rule === 'majority' ? majority : lowerMedian
  const grade = apart === null ? plain : (values: number[]) => preferenceConsensus(rule, values, apart)
  for (const [from, to] of unitPieces(votes)) {
    for (let unit = from; unit < to; unit++) {
      const own = Array.from(votes.value.subarray(votes.start[unit], votes.start[unit + 1]))
      const found = grade(own)
      if (found === null) continue
      category[unit] = found
      confidence[unit] = own.filter((value) => value === found).length / own.length
    }
    yield
  }
  return { category, confidence }
}

/** Takes the grade from units that have no labels, where a model would give what is usual. */
export function onlyLabelled({ category, confidence }: Graded, votes: ByUnit): Graded {
  for (let unit = 0; unit < votes.units; unit++) {
    if (votes.start[unit] !== votes.start[unit + 1]) continue
    category[unit] = -1
    confidence[unit] = 0
  }
  return { category, confidence }
}
