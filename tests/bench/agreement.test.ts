import { expect, test } from 'vitest'
import { alpha, alphaWithoutEach, type Level } from '#core/agreement/alpha.ts'
import { alphaIntervalSteps } from '#core/agreement/alpha-interval.ts'
import { coincidencesByGroup } from '#core/agreement/coincidences.ts'
import { countLabels } from '#core/agreement/label-counts.ts'
import { dawidSkene, dawidSkeneSteps } from '#core/consensus-models/dawid-skene.ts'
import { maceSteps } from '#core/consensus-models/mace.ts'
import { best, type Votes } from '#core/consensus-models/votes.ts'
import { seeded } from '#core/seeded.ts'
import { drain, runInTurns, type Steps } from '#core/steps.ts'

const values = [0, 1, 2, 3]
const units = 333_333
const perQuery = 10

/** Three labels on each unit, by three of fifty raters who are right with chances from 0.5 to 0.95. */
function manyVotes(): { votes: Votes; truth: Int32Array } {
  const random = seeded(1)
  const truth = Int32Array.from({ length: units }, () => Math.floor(random() * 4))
  const [unit, rater, value] = [0, 0, 0].map(() => new Int32Array(units * 3)) as [Int32Array, Int32Array, Int32Array]
  for (let label = 0; label < unit.length; label++) {
    const at = Math.floor(label / 3)
    const who = (at * 7 + (label % 3) * 17) % 50
    unit[label] = at
    rater[label] = who
    value[label] = random() < 0.5 + who * 0.009 ? (truth[at] as number) : Math.floor(random() * 4)
  }
  return { votes: { units, raters: 50, categories: 4, unit, rater, value }, truth }
}

const { votes, truth } = manyVotes()

/** How long it takes, in seconds. */
function timed<T>(work: () => T): [T, number] {
  const started = performance.now()
  const result = work()
  return [result, (performance.now() - started) / 1000]
}

/**
 * Works in turns beside a loop that only wants its turn: the seconds it took, the processor's time for the longest step
 * and the loop's waits in ms. Waits are by the clock, so that a busy machine lengthens them.
 */
async function beside<T>(steps: Steps<T>) {
  let longestStep = 0
  const watched = (function* (): Steps<T> {
    for (;;) {
      const from = process.cpuUsage()
      const step = steps.next()
      const { user, system } = process.cpuUsage(from)
      longestStep = Math.max(longestStep, (user + system) / 1000)
      if (step.done) return step.value
      yield
    }
  })()
  let isRunning = true
  const waits: number[] = []
  let last = performance.now()
  const turn = () => {
    const now = performance.now()
    waits.push(now - last)
    last = now
    if (isRunning) setImmediate(turn)
  }
  setImmediate(turn)
  const started = performance.now()
  const result = await runInTurns(watched, () => new Promise((resolve) => setImmediate(resolve)), {
    now: () => performance.now(),
  })
  const seconds = (performance.now() - started) / 1000
  isRunning = false
  waits.sort((a, b) => a - b)
  return { result, seconds, longestStep, waits }
}

const print = (name: string, run: { seconds: number; longestStep: number; waits: number[] }) => {
  const wait = (share: number) => run.waits[Math.floor((run.waits.length - 1) * share)]?.toFixed(1)
  console.log(
    `${name}: ${run.seconds.toFixed(2)} s, longest step ${run.longestStep.toFixed(1)} ms of processor time; ` +
      `waits for a turn: median ${wait(0.5)} ms, p99 ${wait(0.99)} ms, longest ${wait(1)} ms, ${run.waits.length} turns`,
  )
}

test('alpha over a million labels within 2 s, at every level', () => {
  for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] satisfies Level[]) {
    const [{ value }, seconds] = timed(() => alpha(votes, values, level))
    console.log(`alpha, ${level}: ${seconds.toFixed(3)} s (${value?.toFixed(4)})`)
    expect(seconds).toBeLessThan(2)
  }
  const [, without] = timed(() => alphaWithoutEach(votes, values, 'ordinal'))
  console.log(`alpha without each of fifty raters: ${without.toFixed(3)} s`)
  expect(without).toBeLessThan(2)
})

test('its interval over 33,334 queries leaves turns to others', async () => {
  const group = Int32Array.from({ length: units }, (_, unit) => Math.floor(unit / perQuery))
  const matrices = coincidencesByGroup(countLabels(votes), group, Math.ceil(units / perQuery))
  const run = await beside(alphaIntervalSteps(matrices, values, 'ordinal'))
  print('interval of alpha, 1,000 resamples', run)
  expect(run.result.ci95?.[0]).toBeLessThan(alpha(votes, values, 'ordinal').value ?? Number.NaN)
  expect(run.longestStep).toBeLessThan(50)
})

test('Dawid–Skene over a million labels within 20 s, no step of 50 ms', async () => {
  // Twenty rounds whatever the bound says: it usually ends them after a few.
  const run = await beside(dawidSkeneSteps(votes, { iterations: 20, tolerance: -1 }))
  print(`Dawid–Skene, ${run.result.iterations} rounds`, run)
  const { category } = best(run.result.posterior)
  const right = category.reduce((sum, one, unit) => sum + (one === truth[unit] ? 1 : 0), 0) / units
  console.log(`Dawid–Skene finds ${(right * 100).toFixed(1)} % of the true grades`)
  expect(run.seconds).toBeLessThan(20)
  expect(run.longestStep).toBeLessThan(50)
  const [{ iterations }, seconds] = timed(() => dawidSkene(votes))
  console.log(`Dawid–Skene until its bound stands still: ${iterations} rounds, ${seconds.toFixed(2)} s`)
  expect(seconds).toBeLessThan(20)
})

test('MACE over a million labels leaves turns to others', async () => {
  const run = await beside(maceSteps(votes, { restarts: 2, iterations: 10 }))
  print('MACE, two starts of ten rounds', run)
  expect(run.longestStep).toBeLessThan(50)
  expect(
    drain(maceSteps({ ...votes, units: 0, unit: new Int32Array(), rater: new Int32Array(), value: new Int32Array() }))
      .posterior.p,
  ).toHaveLength(0)
})
