import { describe, expect, test } from 'vitest'
import { groupBy } from '#core/group-by.ts'
import { gainOf } from '#core/measures/discounted.ts'
import { Evaluation } from '#core/measures/evaluation.ts'
import { labelEntropy } from '#core/measures/label-entropy.ts'
import { measureOf } from '#core/measures/measure.ts'
import { ranked } from '#core/measures/ranked.ts'
import { inRunOrder } from '#core/measures/run-order.ts'
import { hasShared, sharedVectors, skipNote } from './shared.ts'

type Qrel = [query: string, docId: string, grade: number]
type Line = [query: string, docId: string, rank: number, score: number]
type Expected = Record<string, number>

interface TrecVector {
  qrels: Qrel[]
  run: Line[]
  expected_hp: Record<string, Expected>
  expected_declared_4dp: Record<string, Expected>
  tolerance_hp: number
  tolerance_declared: number
}
interface SmallVector {
  tolerance: number
  cases: { measure: string; qrels: Qrel[]; run: Line[]; expected: Expected }[]
}
type ByQuery = Record<string, Record<string, number>>
interface DictVector {
  cases: {
    metric: string
    params?: { p?: number; k?: number }
    qrels: ByQuery
    run: ByQuery
    expected: Expected
    tol: number
  }[]
}

/** What measures see of each query that stands in both the judgments and the run. */
function queriesOf(qrels: readonly Qrel[], run: readonly Line[]) {
  const grades = groupBy(qrels, ([query]) => query)
  return [...groupBy(run, ([query]) => query)].flatMap(([query, lines]) => {
    const judged = grades.get(query)
    if (!judged) return []
    const order = inRunOrder(lines.map(([, docId, , score]) => ({ docId, score })))
    const seen = ranked(
      order.map(({ docId }) => docId),
      new Map(judged.map(([, docId, grade]) => [docId, grade])),
    )
    return [[query, seen] as const]
  })
}

function scoresOf(name: string, queries: ReturnType<typeof queriesOf>): Expected {
  const evaluation = new Evaluation([measureOf(name)])
  for (const [query, seen] of queries) evaluation.add(query, seen)
  const { mean, perQuery } = evaluation.outcomes()[0] ?? { mean: null, perQuery: new Map() }
  return { ...Object.fromEntries(perQuery), all: mean ?? Number.NaN, mean: mean ?? Number.NaN }
}

function same(found: Expected, expected: Expected, tolerance: number, what: string): void {
  for (const [query, value] of Object.entries(expected))
    expect(Math.abs((found[query] ?? Number.NaN) - value), `${what} of ${query}: ${found[query]} for ${value}`)
      // What a tool printed ends at half a unit of its last decimal; the last bits of a double are nobody's.
      .toBeLessThanOrEqual(tolerance + 1e-12)
}

/** trec_eval's names by ours, as patterns with the number that varies. */
const ours: [RegExp, (part: string) => string][] = [
  [/^map$/, () => 'AP'],
  [/^map_cut_(\d+)$/, (k) => `AP@${k}`],
  [/^ndcg$/, () => 'nDCG'],
  [/^ndcg_cut_(\d+)$/, (k) => `nDCG@${k}`],
  [/^recip_rank$/, () => 'RR'],
  [/^P_(\d+)$/, (k) => `P@${k}`],
  [/^recall_(\d+)$/, (k) => `R@${k}`],
  [/^success_(\d+)$/, (k) => `Success@${k}`],
  [/^iprec_at_recall_([\d.]+)$/, (recall) => `IPrec@${recall}`],
  [/^Rprec$/, () => 'Rprec'],
  [/^bpref$/, () => 'Bpref'],
  [/^infAP$/, () => 'infAP'],
  [/^rbp$/, () => 'RBP(p=0.9)'],
  [/^set_P$/, () => 'SetP'],
  [/^set_recall$/, () => 'SetR'],
  [/^set_relative_P$/, () => 'SetP(relative=True)'],
  [/^set_F$/, () => 'SetF'],
  [/^set_map$/, () => 'SetAP'],
  [/^num_q$/, () => 'NumQ'],
  [/^num_ret$/, () => 'NumRet'],
  [/^num_rel_ret$/, () => 'NumRet(rel=1)'],
  [/^num_rel$/, () => 'NumRel'],
]
/** What trec_eval prints beside, and nobody can ask us for: means of logarithms, other sums of the same, and what is not a measure. */
const others =
  /^(gm_map|gm_bpref|G|binG|Rndcg|ndcg_rel|utility|rbp_resid|11pt_avg|num_nonrel_judged_ret|(relative_P|unj|Rprec_mult)_[\d.]+|runid)$/

function nameFor(metric: string): string | null {
  for (const [pattern, name] of ours) {
    const found = pattern.exec(metric)
    if (found) return name(found[1] ?? '')
  }
  return null
}

describe.skipIf(!hasShared)(`what others' tools print${skipNote}`, () => {
  test.each(['trec_eval_standard.json', 'trec_eval_graded_level1.json'])(
    '%s: every measure, query by query',
    (file) => {
      const vector = sharedVectors<TrecVector>(file)
      const queries = queriesOf(vector.qrels, vector.run)
      let compared = 0
      for (const [expected, tolerance] of [
        [vector.expected_hp, vector.tolerance_hp],
        [vector.expected_declared_4dp, vector.tolerance_declared],
      ] as const) {
        const metrics = new Set(Object.values(expected).flatMap((values) => Object.keys(values)))
        for (const metric of metrics) {
          const name = nameFor(metric)
          expect(name !== null || others.test(metric), metric).toBe(true)
          if (name === null) continue
          const wanted = Object.entries(expected).filter(([, values]) => metric in values)
          same(
            scoresOf(name, queries),
            Object.fromEntries(wanted.map(([query, values]) => [query, values[metric] as number])),
            tolerance,
            metric,
          )
          compared += wanted.length
        }
      }
      expect(compared).toBeGreaterThan(60)
    },
  )

  test.each(['ir_measures_small.json', 'judged_small.json'])('%s: every case', (file) => {
    const { cases, tolerance } = sharedVectors<SmallVector>(file)
    expect(cases.length).toBeGreaterThan(0)
    for (const { measure, qrels, run, expected } of cases)
      same(scoresOf(measure, queriesOf(qrels, run)), expected, tolerance, measure)
  })

  test('gdeval_small.json: nDCG with 2^grade − 1, and ERR with grades up to 4', () => {
    const { cases, tolerance } = sharedVectors<SmallVector>('gdeval_small.json')
    expect(cases.length).toBeGreaterThan(0)
    for (const { measure, qrels, run, expected } of cases) {
      const name = measure.replace('nDCG', "nDCG(dcg='exp-log2')")
      same(scoresOf(name, queriesOf(qrels, run)), expected, tolerance, name)
    }
  })

  test.each(['pytrec_eval_small.json', 'ranx_small.json'])('%s: every case', (file) => {
    const { cases } = sharedVectors<DictVector>(file)
    expect(cases.length).toBeGreaterThan(0)
    for (const { metric, params, qrels, run, expected, tol } of cases) {
      const queries = queriesOf(
        Object.entries(qrels).flatMap(([query, docs]) =>
          Object.entries(docs).map(([id, grade]): Qrel => [query, id, grade]),
        ),
        Object.entries(run).flatMap(([query, docs]) =>
          Object.entries(docs).map(([id, score]): Line => [query, id, 0, score]),
        ),
      )
      const plain = metric.replace(/ \(.*\)$/, '')
      const found = plain.startsWith('dcg@')
        ? Object.fromEntries(queries.map(([query, { returned }]) => [query, gainOf(returned, params?.k ?? 0, false)]))
        : scoresOf(ranxName(plain, params?.p), queries)
      same(found, expected, tol, metric)
    }
  })

  test('uncertainty.json: how far apart the labels of a task, and of a person, are', () => {
    interface Case {
      'answers[task,worker,label]': [task: string, worker: string, label: string][]
      expected?: number
      expected_by_task?: Expected
      expected_by_worker?: Expected
    }
    const { cases } = sharedVectors<{ cases: Case[] }>('uncertainty.json')
    expect(cases.length).toBeGreaterThan(0)
    for (const { 'answers[task,worker,label]': answers, expected, ...by } of cases) {
      const entropies = (at: 0 | 1) =>
        Object.fromEntries(
          [...groupBy(answers, (answer) => answer[at])].map(([id, own]) => [
            id,
            labelEntropy(own.map(([, , label]) => label)),
          ]),
        )
      if (expected !== undefined) same({ X: entropies(0).X ?? Number.NaN }, { X: expected }, 1e-6, 'entropy')
      same(entropies(0), by.expected_by_task ?? {}, 1e-6, 'by task')
      same(entropies(1), by.expected_by_worker ?? {}, 1e-6, 'by worker')
    }
  })
})

function ranxName(metric: string, p: number | undefined): string {
  const names: Record<string, string> = {
    ndcg: 'nDCG',
    map: 'AP',
    mrr: 'RR',
    precision: 'P',
    recall: 'R',
    hit_rate: 'Success',
  }
  if (metric === 'rbp') return `RBP(p=${p})`
  if (metric === 'r_precision') return 'Rprec'
  const [base = '', k] = metric.split('@')
  return nameFor(metric) ?? `${names[base]}@${k}`
}
