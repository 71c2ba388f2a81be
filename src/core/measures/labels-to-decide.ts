import { seeded } from '../seeded.ts'
import { quantile } from './compare.ts'
import { chanceAhead, flipRisks, type Outlook } from './outlook.ts'
import { varianceOf } from './query-outlook.ts'

/** How many more decisions, labels and how much money it takes until it is clear which run is ahead: in half the cases, and in nine of ten. */
export interface Need {
  decisions: { median: number; most: number }
  labels: { median: number; most: number }
  cost: { median: number; most: number } | null
  /** The chance that deciding everything makes it as clear as was asked for. */
  decided: number
}

export interface NeedOptions {
  /** How sure it has to be which run is ahead (0.5–1). */
  confidence?: number
  /** Labels that one decision takes. */
  labelsPerDecision?: number
  /** What a label costs, in any currency; without it there is no cost. */
  costPerLabel?: number
  draws?: number
  seed?: number
}

/**
 * How many open documents have to be decided, by falling flip risk, until one run is ahead with the confidence asked for. Monte Carlo: what they
 * turn out to be is drawn so many times. Approximate: documents of one query are taken to add up, and what stays open as a bell.
 */
export function labelsToDecide(
  outlook: Outlook,
  { confidence = 0.95, labelsPerDecision = 1, costPerLabel, draws = 1000, seed = 1 }: NeedOptions = {},
): Need {
  const steps = stepsByRisk(outlook)
  const random = seeded(seed)
  const counts = new Float64Array(draws)
  let decided = 0
  for (let draw = 0; draw < draws; draw++) {
    let { mean, variance } = outlook
    let count = 0
    const isClear = () => {
      const ahead = chanceAhead(mean, Math.sqrt(Math.max(0, variance)))
      return Math.max(ahead, 1 - ahead) >= confidence
    }
    while (count < steps.length && !isClear()) {
      const step = steps[count] as Step
      mean += step.drawn(random())
      variance -= step.variance
      count++
    }
    if (isClear()) decided++
    counts[draw] = count
  }
  counts.sort()
  const decisions = { median: Math.ceil(quantile(counts, 0.5)), most: Math.ceil(quantile(counts, 0.9)) }
  const times = (by: number) => ({ median: decisions.median * by, most: decisions.most * by })
  return {
    decisions,
    labels: times(labelsPerDecision),
    cost: costPerLabel === undefined ? null : times(labelsPerDecision * costPerLabel),
    decided: decided / draws,
  }
}

/** A document in its turn: how far it moves the mean lead, drawn by a number from 0 to 1, and the variance that is gone with it. */
interface Step {
  variance: number
  drawn: (at: number) => number
}

function stepsByRisk(outlook: Outlook): Step[] {
  const count = Math.max(1, outlook.queries.length)
  const steps = flipRisks(outlook).flatMap((risks, query) =>
    risks.map((risk, document) => {
      const { given, mean } = outlook.queries[query] as Outlook['queries'][number]
      const own = given[document] ?? []
      return {
        risk,
        variance: varianceOf(own) / count ** 2,
        drawn(at: number) {
          let rest = at
          for (const { probability, lead } of own) {
            rest -= probability
            if (rest < 0) return (lead - mean) / count
          }
          return 0
        },
      }
    }),
  )
  return steps.sort((one, other) => other.risk.flip - one.risk.flip || other.risk.effect - one.risk.effect)
}
