import { alpha, type Level } from '#core/agreement/alpha.ts'
import { alphaIntervalSteps } from '#core/agreement/alpha-interval.ts'
import { fleissKappa, gwetAc, weightedPercent } from '#core/agreement/chance-corrected.ts'
import { coincidencesByGroup } from '#core/agreement/coincidences.ts'
import { confusion } from '#core/agreement/confusion.ts'
import { countLabels } from '#core/agreement/label-counts.ts'
import { cohenKappa, scottPi } from '#core/agreement/two-raters.ts'
import { type WeightKind, weights } from '#core/agreement/weights.ts'
import type { Votes } from '#core/consensus-models/votes.ts'
import { drain } from '#core/steps.ts'
import { BadInput } from './bad-input.ts'
import { oneOf, read } from './options.ts'
import { readLabels } from './read-labels.ts'

const measures = ['krippendorff', 'fleiss', 'cohen', 'scott', 'ac1', 'ac2', 'percent'] as const
const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const
const weightings = ['none', 'linear', 'quadratic'] as const
const takes = `FILE.csv [--measure ${measures.join('|')}] [--level ${levels.join('|')}] [--weights ${weightings.join('|')}] [--json]`
const options = {
  measure: { type: 'string' },
  level: { type: 'string' },
  weights: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Measure = (typeof measures)[number]
type Weighting = (typeof weightings)[number]
type Result = { value: number | null; reason?: string; ci95?: [number, number] | null }

/** `touchstone agreement`: one figure for a file of labels, or why there is none. Answers what to print. */
export async function agreement(args: string[]): Promise<string> {
  const { values: given, positionals } = read(args, options, 1, takes)
  const path = positionals[0] as string
  const measure = oneOf(given.measure, 'measure', measures)
  const level = oneOf(given.level, 'level', levels)
  // AC2 is AC1 with weights; without any said it takes the usual ones.
  const weighting: Weighting =
    given.weights === undefined && measure === 'ac2' ? 'quadratic' : oneOf(given.weights, 'weights', weightings)
  checkChoice({ measure, level, weighting })
  const ordered = level !== 'nominal' ? `--level ${level}` : weighting !== 'none' ? `--weights ${weighting}` : undefined
  const { votes, values } = await readLabels(path, { onlyNumbers: ordered, onlyOnce: true })
  if ((measure === 'cohen' || measure === 'scott') && votes.raters > 2)
    throw new BadInput({ at: path, expected: `two workers for ${measure}, not ${votes.raters}` })
  const { value, reason, ci95 } = figure(measure, votes, values, level, weighting)
  const n = { tasks: votes.units, workers: votes.raters, labels: votes.unit.length }
  if (given.json)
    return `${JSON.stringify({ measure, level, weights: weighting, value, ...(reason ? { reason } : {}), n, ...(ci95 ? { ci95 } : {}) }, null, 2)}\n`
  return `${[measure, value ?? `undefined: ${reason}`, ...(ci95 ?? [])].join('\t')}\n`
}

function checkChoice({ measure, level, weighting }: { measure: Measure; level: Level; weighting: Weighting }): void {
  if (level !== 'nominal' && measure !== 'krippendorff')
    throw new BadInput({ at: `--level ${level}`, expected: '--measure krippendorff; the others take --weights' })
  if (weighting !== 'none' && ['krippendorff', 'ac1'].includes(measure))
    throw new BadInput({ at: `--weights ${weighting}`, expected: '--measure fleiss, cohen, scott, ac2 or percent' })
}

function figure(measure: Measure, votes: Votes, values: readonly number[], level: Level, weighting: Weighting): Result {
  if (measure === 'krippendorff') {
    const found = alpha(votes, values, level)
    return found.value === null ? found : { ...found, ci95: alphaInterval(votes, values, level) }
  }
  const kind: WeightKind = weighting === 'none' ? 'identity' : weighting
  const near = weights(kind, values)
  if (measure === 'cohen') return cohenKappa(confusion(votes, 0, 1), near)
  if (measure === 'scott') return scottPi(confusion(votes, 0, 1), near)
  const counts = countLabels(votes)
  if (measure === 'fleiss') return fleissKappa(counts, near)
  return measure === 'percent' ? weightedPercent(counts, near) : gwetAc(counts, near)
}

/** Groups that are drawn for the interval: tasks, so many together where there are more. */
const mostGroups = 2000

function alphaInterval(votes: Votes, values: readonly number[], level: Level): [number, number] | null {
  const groups = Math.min(mostGroups, votes.units)
  const group = Int32Array.from({ length: votes.units }, (_, unit) => unit % groups)
  return drain(alphaIntervalSteps(coincidencesByGroup(countLabels(votes), group, groups), values, level)).ci95
}
