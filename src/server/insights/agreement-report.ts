import type { AgreementMeasure, AgreementReport, Figure, PairRow, PersonRow, SliceRow } from '#contract/insights.ts'
import { agreementMeasures } from '#contract/words.ts'
import { alphaWithoutEach } from '#core/agreement/alpha.ts'
import { fleissKappa, gwetAc, weightedPercent } from '#core/agreement/chance-corrected.ts'
import { coincidencesByGroup } from '#core/agreement/coincidences.ts'
import { countLabels, type LabelCounts, labelsOf } from '#core/agreement/label-counts.ts'
import { pairConfusionSteps } from '#core/agreement/pair-confusions.ts'
import type { Ratio } from '#core/agreement/ratio-sums.ts'
import { sameAsOthersSteps } from '#core/agreement/same-as-others.ts'
import { severitySteps } from '#core/agreement/severity.ts'
import { alphaFigureSteps, categorySlicesSteps, type IntervalFigure, slicesSteps } from '#core/agreement/slices.ts'
import { cohenKappa } from '#core/agreement/two-raters.ts'
import { weights } from '#core/agreement/weights.ts'
import { type ByUnit, groupByUnit } from '#core/consensus-models/by-unit.ts'
import type { Steps } from '#core/steps.ts'
import { figureOf } from './figure.ts'
import type { ProjectVotes } from './project-votes.ts'

/** Resamples of whole queries: for the figures of the project, and for each slice of it. */
const resamples = { all: 1000, slice: 400 }
const seed = 1
/** Pairs that are told one by one: those with most results in common. */
const pairsTold = 300

/** What the report takes from elsewhere. */
type Given = 'computedAt' | 'languages' | 'markets'
/** The report without that, and with people by their place among the raters. */
export type Computed = Omit<AgreementReport, Given | 'people'> & { people: Omit<PersonRow, 'name' | 'isSource'>[] }

const ofAlpha = ({ low, high, ...figure }: IntervalFigure): Figure => ({
  value: figure.value,
  low,
  high,
  reason: figure.value === null && figure.reason !== 'below-zero' ? figure.reason : null,
})
const ofRatio = (ratio: Ratio | null): Figure =>
  ratio ? { ...ratio, reason: null } : { value: null, low: null, high: null, reason: 'no-pairs' }

/** All figures of agreement of a project, in steps. */
export function* agreementSteps(project: ProjectVotes): Steps<Computed> {
  const { votes, grades, scaleVersion, leftOut } = project
  const labels = countLabels(votes)
  yield
  const sorted = yield* groupByUnit(votes)
  const paired = pairedOf(labels)
  const pairs = yield* pairConfusionSteps(sorted)
  return {
    scaleVersion,
    grades,
    labels: votes.unit.length,
    units: paired.units,
    raters: votes.raters,
    leftOut,
    resamples: resamples.all,
    measures: yield* measures(project, labels, paired),
    slices: yield* allSlices(project, labels),
    people: yield* people(project, sorted),
    pairs: pairs.slice(0, pairsTold).map((pair) => pairRow(pair, grades)),
    pairCount: pairs.length,
  }
}

function pairedOf(labels: LabelCounts): { units: number; labels: number } {
  const paired = { units: 0, labels: 0 }
  for (let unit = 0; unit < labels.units; unit++) {
    const has = labelsOf(labels, unit)
    if (has < 2) continue
    paired.units++
    paired.labels += has
  }
  return paired
}

function* measures(project: ProjectVotes, labels: LabelCounts, paired: { units: number; labels: number }) {
  const matrices = coincidencesByGroup(labels, project.query, project.queries)
  yield
  const found: AgreementReport['measures'] = []
  for (const measure of agreementMeasures)
    found.push({ measure, ...(yield* measureSteps(measure, project, labels, matrices)), ...paired })
  return found
}

const chanceCorrected = {
  fleiss: [fleissKappa, 'identity'],
  ac1: [gwetAc, 'identity'],
  'ac2-linear': [gwetAc, 'linear'],
  'ac2-quadratic': [gwetAc, 'quadratic'],
  percent: [weightedPercent, 'identity'],
} as const
const levels = { 'alpha-nominal': 'nominal', 'alpha-ordinal': 'ordinal', 'alpha-interval': 'interval' } as const

const isAlpha = (measure: AgreementMeasure): measure is keyof typeof levels => Object.hasOwn(levels, measure)

/** One measure of agreement of these labels, over their queries. */
export function* measureSteps(
  measure: AgreementMeasure,
  { grades }: Pick<ProjectVotes, 'grades'>,
  labels: LabelCounts,
  matrices: Float64Array,
  drawn = resamples.all,
): Steps<Figure> {
  yield
  if (isAlpha(measure))
    return ofAlpha(yield* alphaFigureSteps(matrices, grades, levels[measure], { resamples: drawn, seed }))
  const [coefficient, kind] = chanceCorrected[measure]
  return figureOf(coefficient(labels, weights(kind, grades)))
}

function* allSlices(project: ProjectVotes, labels: LabelCounts): Steps<SliceRow[]> {
  const { grades, query: group, queries: groups, language, languages, market, markets, clause, clauses } = project
  const resampling = { resamples: resamples.slice, seed }
  const rows: SliceRow[] = []
  const months = monthsOf(project)
  const cuts = [
    { by: 'language', slice: language, names: languages },
    { by: 'market', slice: market, names: markets },
    { by: 'clause', slice: clause, names: clauses },
    { by: 'month', slice: months.slice, names: months.names },
  ] as const
  for (const { by, slice, names } of cuts) {
    const slicing = {
      labels,
      values: grades,
      level: 'ordinal' as const,
      slice,
      slices: names.length,
      group,
      groups,
      resampling,
    }
    const found = yield* slicesSteps(slicing)
    for (const [at, { units, labels: count, alpha, same }] of found.entries())
      rows.push({ by, key: names[at] ?? '', alpha: ofAlpha(alpha), percent: ofRatio(same), units, labels: count })
  }
  const matrices = coincidencesByGroup(labels, group, groups)
  yield
  const found = yield* categorySlicesSteps(matrices, grades.length, resampling)
  for (const [at, { alpha, same, labels: count }] of found.entries())
    rows.push({
      ...{ by: 'grade', key: String(grades[at]), alpha: ofAlpha(alpha), percent: ofRatio(same) },
      ...{ units: unitsWith(labels, at), labels: count },
    })
  return rows
}

/** Results graded by two or more that carry the category. */
function unitsWith(labels: LabelCounts, category: number): number {
  let units = 0
  for (let unit = 0; unit < labels.units; unit++)
    if ((labels.counts[unit * labels.categories + category] as number) > 0 && labelsOf(labels, unit) > 1) units++
  return units
}

/** Results by the month of their last label. */
function monthsOf({ votes, month }: ProjectVotes) {
  const last = new Int32Array(votes.units)
  for (let label = 0; label < month.length; label++) {
    const unit = votes.unit[label] as number
    last[unit] = Math.max(last[unit] as number, month[label] as number)
  }
  const known = [...new Set(last)].sort((a, b) => a - b)
  const places = new Map(known.map((one, at) => [one, at]))
  return {
    slice: last.map((one) => places.get(one) ?? -1),
    names: known.map((one) => `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`),
  }
}

function* people({ votes, grades, query, queries }: ProjectVotes, sorted: ByUnit) {
  const others = yield* sameAsOthersSteps(sorted, query, queries)
  const leanings = new Map((yield* severitySteps(votes, query)).map((one) => [one.rater, one]))
  const without = alphaWithoutEach(votes, grades, 'ordinal')
  yield
  return others.map(({ units, same }, rater) => {
    const given = sorted.given.subarray(rater * grades.length, (rater + 1) * grades.length)
    const [figure, lean] = [without[rater], leanings.get(rater)]
    const [low, high] = lean?.ci95 ?? [null, null]
    return {
      labels: given.reduce((sum, count) => sum + count, 0),
      units,
      percent: ofRatio(same),
      without: figure ? ofAlpha({ ...figure, low: null, high: null }) : ofRatio(null),
      lean: ofRatio(lean ? { value: lean.steps, low, high } : null),
    }
  })
}

function pairRow(pair: { a: number; b: number; units: number; matrix: Int32Array }, grades: number[]): PairRow {
  const { a, b, units, matrix } = pair
  const [none, linear, quadratic] = (['identity', 'linear', 'quadratic'] as const).map((kind) =>
    figureOf(cohenKappa(matrix, weights(kind, grades))),
  )
  return {
    ...{ a, b, units, confusion: [...matrix], reason: none?.reason ?? null },
    ...{ none: none?.value ?? null, linear: linear?.value ?? null, quadratic: quadratic?.value ?? null },
  }
}
