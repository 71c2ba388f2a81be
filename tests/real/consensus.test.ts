import { describe, expect, test } from 'vitest'
import { majority } from '#core/consensus.ts'
import { accuracy, weightedShares } from '#core/consensus-models/accuracy.ts'
import { dawidSkene } from '#core/consensus-models/dawid-skene.ts'
import { mace } from '#core/consensus-models/mace.ts'
import { best, type Posterior, votesOf } from '#core/consensus-models/votes.ts'
import { parseCsv } from '../support/csv.ts'
import { hasShared, sharedText, sharedVectors, skipNote } from './shared.ts'

type Label = 'no' | 'yes'
type Probabilities = Record<string, Record<Label, number>>

interface Run {
  n_iter: number
  labels: Record<string, Label>
  probas: Probabilities
  priors: Record<Label, number>
  loss_history: number[]
}
interface Skills {
  overall: number
  by_worker: Record<string, number>
}
interface Toy {
  gold: Record<string, Label>
  'answers[worker,task,label]': [string, string, Label][]
  tolerance_declared: number
  declared: {
    majority_vote: { labels: Record<string, Label>; probas: Probabilities }
    wawa: { labels: Record<string, Label>; probas: Probabilities }
    gold_majority_vote: { labels: Record<string, Label>; probas: Probabilities }
    golden_set_accuracy: Skills
    accuracy_on_aggregates: Skills
    dawid_skene: { labels: Record<string, Label>; n_iter: number[] }
    mace_vb_em: { labels: Record<string, Label> }
  }
  hp: {
    dawid_skene: (Run & { errors: { worker: string; observed: Label; true: Label; p: number }[] })[]
    one_coin_dawid_skene: (Run & { skills: Record<string, number> })[]
    mace: {
      method: 'vb' | 'em'
      n_iter: number
      labels: Record<string, Label>
      probas: Probabilities
      spamming: number[][]
      thetas: number[][]
    }[]
  }
}

const toy = sharedVectors<Toy>('consensus_toy.json')
const names = ['no', 'yes'] as const
const answers = (toy['answers[worker,task,label]'] ?? []).map(([rater, unit, label]) => ({
  rater,
  unit,
  value: names.indexOf(label),
}))
const { votes, unitIds, raterIds } = votesOf(answers, [0, 1])
/** The file names no tolerance for what the tool gave at full precision. */
const close = 1e-6

function same(value: number | undefined, expected: number | undefined, tolerance = close): void {
  expect(Math.abs((value ?? Number.NaN) - (expected ?? Number.NaN)), `${value} for ${expected}`).toBeLessThanOrEqual(
    tolerance,
  )
}

function sameProbabilities({ p }: Posterior, expected: Probabilities, tolerance = close): void {
  expect(Object.keys(expected).sort()).toEqual([...unitIds].sort())
  unitIds.forEach((unit, at) => {
    for (const [place, name] of names.entries()) same(p[at * 2 + place], expected[unit]?.[name], tolerance)
  })
}

function labels(posterior: Posterior): Record<string, string | undefined> {
  const { category } = best(posterior)
  return Object.fromEntries(unitIds.map((unit, at) => [unit, names[category[at] as number]]))
}

/** The round after which the bound grows by less than the usual tolerance, by the history that the tool printed. */
function lastRound({ loss_history }: Run): number {
  const slow = loss_history.findIndex((bound, at) => bound - (loss_history[at - 1] ?? -Infinity) < 1e-5)
  return slow < 0 ? loss_history.length : slow + 1
}

describe.skipIf(!hasShared)(`consensus of the reference vectors${skipNote}`, () => {
  test('majority', () => {
    const { declared } = toy
    for (const unit of unitIds) {
      const values = answers.filter((answer) => answer.unit === unit).map(({ value }) => value)
      expect(names[majority(values) ?? -1]).toBe(declared.majority_vote.labels[unit])
    }
    // Without a round, Dawid–Skene's probabilities are the shares of the votes.
    sameProbabilities(
      dawidSkene(votes, { iterations: 0 }).posterior,
      declared.majority_vote.probas,
      toy.tolerance_declared,
    )
  })

  test('accuracy against gold and against the majority, and votes weighed by it', () => {
    const { declared, gold } = toy
    const majorities = best(weightedShares(votes, [1, 1, 1, 1, 1])).category
    const golden = Int32Array.from(unitIds, (unit) => names.indexOf(gold[unit] as Label))
    const cases = [
      [golden, declared.golden_set_accuracy, declared.gold_majority_vote],
      [majorities, declared.accuracy_on_aggregates, declared.wawa],
    ] as const
    for (const [known, skills, weighed] of cases) {
      const { right, of } = accuracy(votes, known)
      const each = Float64Array.from(right, (count, rater) => count / (of[rater] ?? 0))
      for (const [worker, skill] of Object.entries(skills.by_worker)) same(each[raterIds.indexOf(worker)], skill)
      const total = (counts: Int32Array) => counts.reduce((sum, count) => sum + count, 0)
      same(total(right) / total(of), skills.overall)
      const posterior = weightedShares(votes, each)
      sameProbabilities(posterior, weighed.probas, toy.tolerance_declared)
      expect(labels(posterior)).toEqual(weighed.labels)
    }
  })

  test.each(toy.hp?.dawid_skene ?? [])('Dawid–Skene, $n_iter rounds', (run) => {
    const ours = dawidSkene(votes, { iterations: run.n_iter, tolerance: -1 })
    expect(dawidSkene(votes, { iterations: run.n_iter }).iterations).toBe(lastRound(run))
    sameProbabilities(ours.posterior, run.probas)
    expect(labels(ours.posterior)).toEqual(run.labels)
    for (const [place, name] of names.entries()) same(ours.priors[place], run.priors[name])
    for (const error of run.errors) {
      const cell = raterIds.indexOf(error.worker) * 2 + names.indexOf(error.observed)
      same(ours.errors[cell * 2 + names.indexOf(error.true)], error.p)
    }
  })

  test('Dawid–Skene reaches the labels that are declared, however many rounds it may take', () => {
    const { labels: declared, n_iter } = toy.declared.dawid_skene
    for (const iterations of n_iter) expect(labels(dawidSkene(votes, { iterations }).posterior)).toEqual(declared)
  })

  test.each(toy.hp?.one_coin_dawid_skene ?? [])('Dawid–Skene with one coin per rater, $n_iter rounds', (run) => {
    const ours = dawidSkene(votes, { iterations: run.n_iter, tolerance: -1, raters: 'one-coin' })
    expect(dawidSkene(votes, { iterations: run.n_iter, raters: 'one-coin' }).iterations).toBe(lastRound(run))
    sameProbabilities(ours.posterior, run.probas)
    for (const [place, name] of names.entries()) same(ours.priors[place], run.priors[name])
    for (const [worker, skill] of Object.entries(run.skills)) same(ours.errors[raterIds.indexOf(worker) * 4], skill)
  })

  test.each(toy.hp?.mace ?? [])('MACE, $method', (run) => {
    // The start that the tool has for its seed 0: both parts from the same ten numbers.
    const drawn = [
      0.548813503927, 0.715189366372, 0.602763376072, 0.544883182997, 0.423654799339, 0.645894113067, 0.437587211263,
      0.891773000785, 0.963662760501, 0.383441518826,
    ].map((number) => 1 + 1.5 * number)
    const rows = Float64Array.from(drawn, (number, at) => number / (number + (drawn[at ^ 1] as number)))
    const start = () => ({ knowing: rows, habits: rows })
    const ours = mace(votes, { method: run.method, restarts: 1, iterations: run.n_iter, tolerance: 0, start })
    sameProbabilities(ours.posterior, run.probas)
    run.spamming.flat().forEach((share, at) => {
      same(ours.believed.knowing[at], share)
    })
    run.thetas.flat().forEach((share, at) => {
      same(ours.believed.habits[at], share)
    })
    expect(labels(ours.posterior)).toEqual(run.labels)
  })

  test('MACE reaches the labels that are declared, by either method', () => {
    for (const method of ['vb', 'em'] as const)
      expect(labels(mace(votes, { method }).posterior)).toEqual(toy.declared.mace_vb_em.labels)
  })
})

interface Chorus {
  tolerance: number
  expected: {
    'dawid_skene(n_iter=50)': {
      label_counts: Record<string, number>
      agreement_with_final_rating: number
      priors: Record<string, number>
      errors: { worker: string; observed: string; true: string; p: number }[]
      labels_in_row_order: string
    }
  }
}

test.skipIf(!hasShared)(`Dawid–Skene of chorus, three raters${skipNote}`, () => {
  const { tolerance, expected } = sharedVectors<Chorus>('real_chorus_agreement.json')
  const run = expected['dawid_skene(n_iter=50)']
  const rows = parseCsv(sharedText('chorus-ecommerce/individual_ratings.csv'))
  const given = rows.flatMap((row, unit) =>
    [1, 2, 3].map((rater) => ({ unit: `${unit}`, rater: `a${rater}`, value: Number(row[`agent_${rater}_rating`]) })),
  )
  const chorus = votesOf(given, [0, 1, 2, 3])
  const ours = dawidSkene(chorus.votes, { iterations: 50, tolerance: 1e-5 })
  const { category } = best(ours.posterior)
  expect([...category].join('')).toBe(run.labels_in_row_order)
  for (const [value, count] of Object.entries(run.label_counts))
    expect(category.filter((one) => one === Number(value)).length).toBe(count)
  const right = rows.filter((row, unit) => Number(row.final_rating) === category[unit]).length
  same(right / rows.length, run.agreement_with_final_rating, tolerance)
  for (const [value, share] of Object.entries(run.priors)) same(ours.priors[Number(value)], share, tolerance)
  expect(run.errors).toHaveLength(48)
  for (const error of run.errors) {
    const cell = chorus.raterIds.indexOf(error.worker) * 4 + Number(error.observed)
    same(ours.errors[cell * 4 + Number(error.true)], error.p, tolerance)
  }
})
