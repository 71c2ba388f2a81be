import { expect, test } from 'vitest'
import { groupByUnit } from '../consensus-models/by-unit.ts'
import { votesOf } from '../consensus-models/votes.ts'
import { studentPoint } from '../distributions.ts'
import { drain } from '../steps.ts'
import { alpha } from './alpha.ts'
import { countLabels } from './label-counts.ts'
import { ratioSums } from './ratio-sums.ts'
import { sameAsOthersSteps } from './same-as-others.ts'
import { slicesSteps } from './slices.ts'

const values = [0, 1, 2, 3]
const given = [
  [0, 0, 1],
  [1, 1, 1],
  [2, 3, 3],
  [0, 2, 2],
  [3, 3, 3],
  [1, 1, 0],
]
const rows = given.flatMap((unit, at) => unit.map((value, who) => ({ unit: String(at), rater: String(who), value })))
const { votes } = votesOf(rows, values)
const group = Int32Array.from([0, 0, 1, 1, 2, 2])

test('a slice has the alpha of its units alone; units in no slice count for nothing', () => {
  const slice = Int32Array.from([0, 0, 0, 0, 1, -1])
  const found = drain(
    slicesSteps({
      ...{ labels: countLabels(votes), values, level: 'ordinal', slice, slices: 2, group, groups: 3 },
      resampling: { resamples: 200, seed: 1 },
    }),
  )
  const part = votesOf(
    rows.filter(({ unit }) => Number(unit) < 4),
    values,
  ).votes
  expect(found[0]?.alpha.value).toBeCloseTo(alpha(part, values, 'ordinal').value ?? 9, 12)
  expect(found[0]).toMatchObject({ units: 4, labels: 12 })
  expect(found[0]?.same?.value).toBeCloseTo((1 / 3 + 1 + 1 / 3 + 1 / 3) / 4, 12)
  expect(found[1]).toMatchObject({
    units: 1,
    alpha: { value: null, reason: 'one-category' },
    same: { value: 1, low: null },
  })
})

test('a ratio over groups has the linearised standard error', () => {
  const sums = ratioSums(1)
  for (const [found, of] of [
    [1, 2],
    [3, 4],
    [2, 6],
  ] as const)
    sums.add(0, found, of)
  const spread = (1 - 1) ** 2 + (3 - 2) ** 2 + (2 - 3) ** 2
  const error = (studentPoint(2) * Math.sqrt((3 / 2) * spread)) / 12
  expect(sums.ratio(0)?.value).toBe(0.5)
  expect(sums.ratio(0)?.low).toBeCloseTo(0.5 - error, 12)
  expect(sums.ratio(0)?.high).toBeCloseTo(0.5 + error, 12)
})

test('everybody’s share of pairs that agree, by hand', () => {
  const found = drain(sameAsOthersSteps(drain(groupByUnit(votes)), group, 3))
  // The first rater: half, all, none, none, all, half.
  expect(found[0]).toMatchObject({ units: 6 })
  expect(found[0]?.same?.value).toBeCloseTo(3 / 6, 12)
  expect(found[2]?.same?.value).toBeCloseTo((0 + 1 + 0.5 + 0.5 + 1 + 0) / 6, 12)
})
