/** Weight of what is assumed before anybody has answered: half a right and half a wrong answer. */
export const skillPrior = 0.5

/** Answers on gold in a language below which a person's skill says nothing yet. */
export const enoughAnswers = 10

/** How many answers on gold there were, and how many of them were right. */
export interface Tally {
  total: number
  correct: number
}

/** A skill between 0 and 1 with the ends of its 95 % interval. */
export interface Skill {
  q: number
  low: number
  high: number
}

// The 97.5 % quantile of the normal distribution.
const z = 1.959963984540054

/**
 * The skill of a person against gold: q = (K + correct) / (2K + total) with K = 0.5, which is the mean of the Jeffreys
 * posterior of a share; and Wilson's score interval for the share right (E. B. Wilson, JASA 22, 1927). Without answers q is
 * 0.5 and the interval reaches from 0 to 1.
 */
export function skill({ total, correct }: Tally): Skill {
  const q = (skillPrior + correct) / (2 * skillPrior + total)
  if (total === 0) return { q, low: 0, high: 1 }
  const share = correct / total
  const wide = 1 + z ** 2 / total
  const middle = (share + z ** 2 / (2 * total)) / wide
  const half = (z / wide) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  return { q, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** Whether a skill lies under a project's standard (0 = none), which takes enough answers to say. */
export function isBelow(standard: number, tally: Tally): boolean {
  return standard > 0 && tally.total >= enoughAnswers && skill(tally).q < standard
}
