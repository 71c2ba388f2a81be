import type { Figure } from './figure.ts'
import { type LabelCounts, labelsOf } from './label-counts.ts'

/** The share of pairs of labels on one unit that agree (0–1), each unit with two labels or more weighing the same. */
export function percentAgreement(labels: LabelCounts): Figure {
  return meanOf(labels, (unit, has) => {
    let pairs = 0
    for (let at = 0; at < labels.categories; at++) {
      const count = labels.counts[unit * labels.categories + at] as number
      pairs += count * (count - 1)
    }
    return pairs / (has * (has - 1))
  })
}

/** The share of units with two labels or more whose labels are all the same (0–1). */
export function unanimous(labels: LabelCounts): Figure {
  return meanOf(labels, (unit, has) => {
    for (let at = 0; at < labels.categories; at++) if (labels.counts[unit * labels.categories + at] === has) return 1
    return 0
  })
}

function meanOf(labels: LabelCounts, share: (unit: number, has: number) => number): Figure {
  let [sum, units] = [0, 0]
  for (let unit = 0; unit < labels.units; unit++) {
    const has = labelsOf(labels, unit)
    if (has < 2) continue
    sum += share(unit, has)
    units++
  }
  return units > 0 ? { value: sum / units } : { value: null, reason: 'no-pairs' }
}
