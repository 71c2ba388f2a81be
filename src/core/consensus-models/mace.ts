import { seeded } from '../seeded.ts'
import { drain } from '../steps.ts'
import { type ByUnit, groupByUnit } from './by-unit.ts'
import { digamma } from './digamma.ts'
import { type Expectation, expectBayes, noExpectation } from './expectation.ts'
import type { Posterior, Votes } from './votes.ts'

/** What is believed of the raters: how readily each guesses and knows (raters × 2), what each guesses (× categories). */
export interface MaceRaters {
  knowing: Float64Array
  habits: Float64Array
}

/** The defaults are those of Hovy et al. 2013; `vb` takes its priors, `em` its `smoothing` (0.01 over categories). */
export interface MaceOptions {
  method?: 'vb' | 'em'
  restarts?: number
  iterations?: number
  /** A run ends when the log-likelihood per label changes by less; 0 makes every run as long as `iterations`. */
  tolerance?: number
  seed?: number
  smoothing?: number
  /** What each run starts from, instead of random numbers. */
  start?: (restart: number) => MaceRaters
}

/**
 * `competence` (per rater, 0–1) is the chance that a rater knows rather than guesses, `habits` (raters × categories) what a
 * guess would be; `believed` holds the same as the last round left it.
 */
export interface Mace {
  posterior: Posterior
  competence: Float64Array
  habits: Float64Array
  believed: MaceRaters
}

const betaPrior = 0.5
const habitPrior = 10

/**
 * Whom to trust (MACE, Hovy et al. 2013): a rater either knows the true category or guesses by habit. Variational Bayes
 * or expectation–maximisation from several random starts, the one with the best log-likelihood counts.
 */
export function mace(votes: Votes, options: MaceOptions = {}): Mace {
  return drain(maceSteps(votes, options))
}

/** The same as `mace`, in steps of some milliseconds, so that other work gets its turn. */
export function* maceSteps(votes: Votes, options: MaceOptions = {}): Generator<void, Mace> {
  const { restarts = 10, iterations = 50, tolerance = 1e-6, seed = 0 } = options
  const sorted = yield* groupByUnit(votes)
  const { units, raters, categories } = sorted
  const random = seeded(seed)
  const start = options.start ?? (() => randomRaters(raters, categories, random))
  const priors = new Float64Array(categories).fill(1 / categories)
  const expected = noExpectation(sorted)
  const expect = (believed: MaceRaters) => expectBayes(sorted, likelihood(believed, categories), priors, expected)
  let [chosen, most] = [start(0), -Infinity]
  for (let restart = 0; restart < restarts; restart++) {
    let believed = restart === 0 ? chosen : start(restart)
    let now = yield* expect(believed)
    for (let round = 0; round < iterations; round++) {
      const before = now
      believed = learn(sorted, expected, believed, options)
      now = yield* expect(believed)
      if (Math.abs(now - before) < tolerance * sorted.labels) break
    }
    if (now > most) [chosen, most] = [believed, now]
  }
  yield* expect(chosen)
  return {
    posterior: { units, categories, p: expected.p },
    competence: normalised(chosen.knowing, 2).filter((_, at) => at % 2 === 1),
    habits: normalised(chosen.habits, categories),
    believed: chosen,
  }
}

/** The chance of each label for each true category (raters × given × true): known, or guessed by habit. */
function likelihood({ knowing, habits }: MaceRaters, categories: number): Float64Array {
  const chances = new Float64Array(habits.length * categories)
  habits.forEach((habit, cell) => {
    const [rater, given] = [Math.floor(cell / categories), cell % categories]
    const guessed = (knowing[rater * 2] as number) * habit
    chances.fill(guessed, cell * categories, (cell + 1) * categories)
    chances[cell * categories + given] = guessed + (knowing[rater * 2 + 1] as number)
  })
  return chances
}

/** What to believe of the raters after how often each is expected to have guessed and known. */
function learn(
  { categories }: ByUnit,
  { counts }: Expectation,
  { knowing, habits }: MaceRaters,
  { method = 'vb', smoothing = 0.01 / categories }: MaceOptions,
): MaceRaters {
  const [knew, guesses] = [new Float64Array(knowing.length), new Float64Array(habits.length)]
  habits.forEach((habit, cell) => {
    const [rater, given] = [Math.floor(cell / categories), cell % categories]
    const right = counts[cell * categories + given] as number
    const guess = (knowing[rater * 2] as number) * habit
    const chance = guess + (knowing[rater * 2 + 1] as number)
    const known = chance > 0 ? (right * (knowing[rater * 2 + 1] as number)) / chance : 0
    let guessed = right - known
    for (let truth = 0; truth < categories; truth++)
      if (truth !== given) guessed += counts[cell * categories + truth] as number
    guesses[cell] = guessed
    knew[rater * 2] = (knew[rater * 2] as number) + guessed
    knew[rater * 2 + 1] = (knew[rater * 2 + 1] as number) + known
  })
  return method === 'vb'
    ? { knowing: variational(knew, 2, betaPrior), habits: variational(guesses, categories, habitPrior) }
    : { knowing: normalised(knew, 2, smoothing), habits: normalised(guesses, categories, smoothing) }
}

/** Rows of counts, each with `more`, as shares that sum to 1. */
function normalised(counts: Float64Array, size: number, more = 0): Float64Array {
  return counts.map((count, at) => (count + more) / (rowSum(counts, size, at) + size * more))
}

/** Rows of counts with a symmetric prior as exp E[ln share], which sum to less than 1 (Hovy et al. 2013, after Johnson 2007). */
function variational(counts: Float64Array, size: number, prior: number): Float64Array {
  return counts.map((count, at) => Math.exp(digamma(count + prior) - digamma(rowSum(counts, size, at) + size * prior)))
}

function rowSum(counts: Float64Array, size: number, at: number): number {
  const row = at - (at % size)
  let sum = 0
  for (let cell = row; cell < row + size; cell++) sum += counts[cell] as number
  return sum
}

function randomRaters(raters: number, categories: number, random: () => number): MaceRaters {
  const draw = (size: number) =>
    normalised(
      Float64Array.from({ length: raters * size }, () => 1 + 1.5 * random()),
      size,
    )
  return { knowing: draw(2), habits: draw(categories) }
}
