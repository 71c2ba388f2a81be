import { compareScores } from '#core/measures/compare.ts'
import type { Outcome } from '#core/measures/evaluation.ts'
import { BadMeasure, type Measure, measureOf } from '#core/measures/measure.ts'
import { BadInput } from './bad-input.ts'
import { evaluateRun } from './evaluate-run.ts'
import { read } from './options.ts'
import { readQrels } from './read-qrels.ts'

const takes = '--qrels FILE --run FILE … --measure NAME … [--per-query] [--complete] [--json]'
const options = {
  qrels: { type: 'string' },
  run: { type: 'string', multiple: true },
  measure: { type: 'string', multiple: true },
  'per-query': { type: 'boolean' },
  complete: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

interface Scored {
  run: string
  outcomes: Outcome[]
}

/** `touchstone evaluate`: scores runs against judgments, and compares each two runs where there are several. Answers what to print. */
export function evaluate(args: string[]): string {
  const { values } = read(args, options, 0, takes)
  const { qrels: path, run: paths = [], measure: names = [] } = values
  const lacks = [
    path === undefined && '--qrels FILE',
    paths.length === 0 && '--run FILE',
    names.length === 0 && '--measure NAME, such as nDCG@10',
  ].filter((part) => part !== false)
  if (path === undefined || lacks.length > 0)
    throw new BadInput({ at: 'touchstone evaluate', expected: lacks.join(' and ') })
  const measures = [...new Set(names)].map(readMeasure)
  const qrels = readQrels(path)
  checkGrades(measures, qrels.highest, path)
  const runs = paths.map((run) => ({
    run,
    outcomes: evaluateRun(run, qrels.byQuery, measures, values.complete ?? false),
  }))
  return values.json
    ? `${JSON.stringify(report(runs, measures, values['per-query'] ?? false), null, 2)}\n`
    : lines(runs, measures, values['per-query'] ?? false)
}

function readMeasure(name: string): Measure {
  try {
    return measureOf(name)
  } catch (error) {
    if (error instanceof BadMeasure) throw new BadInput({ at: `--measure ${name}`, expected: error.expected })
    throw error
  }
}

/** A measure that names its highest grade cannot be asked about higher ones. */
function checkGrades(measures: readonly Measure[], highest: number, path: string): void {
  for (const { name, formula } of measures)
    if (formula.maxGrade !== null && highest > formula.maxGrade)
      throw new BadInput({
        at: path,
        expected: `grades up to ${formula.maxGrade} for ${name}, not ${highest} (ERR(max=${highest}) knows more)`,
      })
}

/** Lines as trec_eval has them, values as they are; above each of several runs stands its file. */
function lines(runs: readonly Scored[], measures: readonly Measure[], perQuery: boolean): string {
  const printed: string[] = []
  const line = (name: string, query: string, value: number | string | null) =>
    printed.push(`${name}\t${query}\t${value ?? 'undefined'}\n`)
  for (const { run, outcomes } of runs) {
    if (runs.length > 1) line('runid', 'all', run)
    if (perQuery)
      for (const query of outcomes[0]?.perQuery.keys() ?? [])
        measures.forEach(({ name }, at) => {
          line(name, query, outcomes[at]?.perQuery.get(query) ?? null)
        })
    measures.forEach(({ name }, at) => {
      line(name, 'all', outcomes[at]?.mean ?? null)
    })
  }
  return printed.join('')
}

function report(runs: readonly Scored[], measures: readonly Measure[], perQuery: boolean) {
  const told = runs.map(({ run, outcomes }) => ({
    run,
    measures: Object.fromEntries(
      measures.map(({ name }, at) => {
        const { mean, coverage, formula, perQuery: scores } = outcomes[at] as Outcome
        return [name, { mean, coverage, formula, ...(perQuery ? { perQuery: Object.fromEntries(scores) } : {}) }]
      }),
    ),
  }))
  if (runs.length < 2) return { runs: told }
  const pairs = runs.flatMap((a, at) => runs.slice(at + 1).map((b) => ({ a, b })))
  const comparisons = pairs.flatMap(({ a, b }) => measures.flatMap((measure, at) => compared(a, b, measure, at)))
  return { runs: told, comparisons }
}

/** Two runs on the queries that both answer; counts are not compared. */
function compared(a: Scored, b: Scored, { name, isSum }: Measure, at: number) {
  if (isSum) return []
  const [first, second] = [a.outcomes[at] as Outcome, b.outcomes[at] as Outcome]
  const [left, right]: [number[], number[]] = [[], []]
  for (const [query, score] of first.perQuery) {
    const other = second.perQuery.get(query) ?? null
    if (score === null || other === null) continue
    left.push(score)
    right.push(other)
  }
  const difference = compareScores(left, right)
  return difference ? [{ a: a.run, b: b.run, measure: name, ...difference, queries: left.length }] : []
}
