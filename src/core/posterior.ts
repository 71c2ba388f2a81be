import { enoughAnswers, skillPrior, type Tally } from './skill.ts'

/** A grade that somebody gave, and the chance that this person is right. */
export interface Vote {
  value: number
  skill: number
}

/** How sure a result has to be, and how many people may be asked. */
export interface Stopping {
  grades: readonly number[]
  confidence: number
}

/** At least so many people grade a result, however sure the first one is. */
export const fewestPeople = 2

/**
 * The posterior over the grades of a scale: from a uniform prior, each vote multiplies the grade given by the skill q, and
 * each of the other G − 1 by (1 − q)/(G − 1). Votes for grades that are not on the scale say nothing. The sum is 1.
 */
export function posterior(grades: readonly number[], votes: readonly Vote[]): Map<number, number> {
  const logs = grades.map((grade) =>
    votes.reduce((sum, { value, skill }) => {
      if (!grades.includes(value)) return sum
      return sum + Math.log(value === grade ? skill : (1 - skill) / (grades.length - 1))
    }, 0),
  )
  // Taken from the largest, so that many votes do not vanish into zero.
  const top = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - top))
  const sum = weights.reduce((a, b) => a + b, 0)
  return new Map(grades.map((grade, i) => [grade, (weights[i] ?? 0) / sum]))
}

/** The most probable grade with its probability; of equally probable ones the one that stands first in `grades`; null without votes. */
export function posteriorGrade(
  grades: readonly number[],
  votes: readonly Vote[],
): { value: number; probability: number } | null {
  if (votes.length === 0) return null
  let best: { value: number; probability: number } | null = null
  for (const [value, probability] of posterior(grades, votes))
    if (!best || probability > best.probability + 1e-12) best = { value, probability }
  return best
}

/** Whether a result needs nobody more: two people at least, and one grade as probable as the project asks. */
export function isDecided(votes: readonly Vote[], { grades, confidence }: Stopping): boolean {
  const best = posteriorGrade(grades, votes)
  return votes.length >= fewestPeople && best !== null && best.probability >= confidence
}

/** After how many votes, in their order, the rule stops: at the first that decides, else at the last. */
export function stopsAfter(votes: readonly Vote[], stopping: Stopping): number {
  for (let n = fewestPeople; n < votes.length; n++) if (isDecided(votes.slice(0, n), stopping)) return n
  return votes.length
}

/** Whether somebody's skill in a language is known well enough to spare the others. */
export function isKnown({ total }: Pick<Tally, 'total'>): boolean {
  return total >= enoughAnswers
}

/**
 * The skill to reckon with: q = (K + correct)/(2K + total) of the person, or, below ten answers on gold in the language,
 * the mean of those whose skill is known; where nobody’s is, the skill that all answers together make.
 */
export function skillsFor(tallies: ReadonlyMap<string, Tally>): { of: (person: string) => number; mean: number } {
  const q = ({ total, correct }: Tally) => (skillPrior + correct) / (2 * skillPrior + total)
  const all = [...tallies.values()]
  const known = all.filter(isKnown)
  const together = all.reduce(
    (sum, { total, correct }) => ({ total: sum.total + total, correct: sum.correct + correct }),
    {
      total: 0,
      correct: 0,
    },
  )
  const mean = known.length > 0 ? known.reduce((sum, tally) => sum + q(tally), 0) / known.length : q(together)
  return {
    mean,
    of: (person) => {
      const tally = tallies.get(person)
      return tally && isKnown(tally) ? q(tally) : mean
    },
  }
}
