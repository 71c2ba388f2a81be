import * as binary from './binary.ts'
import { bpref, inferredAp, judgedShare } from './by-judgment.ts'
import { ndcgBy } from './discounted.ts'
import type { Formula, Ideal } from './formula.ts'
import type { Ranked } from './ranked.ts'
import { relevantIn } from './ranked.ts'
import { expectedReciprocalRank, rankBiasedPrecision } from './user-models.ts'

/** What a measure can be told in its name, with what holds where nothing is said. */
export interface Settings {
  k: number | null
  rel: number
  p: number
  dcg: 'log2' | 'exp-log2'
  max: number
  recall: number
  beta: number
  relative: boolean
}

/**
 * How one kind of measure is told and worked out. `accepts` are the keys its brackets take beside `judged_only`; `sum`: over queries it is added, not
 * averaged; `byGain`: it asks what a grade is worth, which a scale may say apart from the grade's number.
 */
export interface Kind {
  accepts: readonly string[]
  cut: 'needed' | 'may' | 'none' | 'recall'
  byGain?: true
  formula: (settings: Settings) => Partial<Formula>
  score: (settings: Settings) => (query: Ranked) => number
  sum?: true
}

const isRelevant = { gain: 'grade>=rel' } as const

/** A measure of relevant and other documents. */
function split(
  cut: Kind['cut'],
  ideal: Ideal | null,
  score: (query: Ranked, cut: binary.Cut, settings: Settings) => number,
  more: { accepts?: string[]; formula?: (settings: Settings) => Partial<Formula>; sum?: true } = {},
): Kind {
  return {
    cut,
    accepts: ['rel', ...(more.accepts ?? [])],
    formula: (settings) => ({ ...isRelevant, rel: settings.rel, ideal, ...more.formula?.(settings) }),
    score: (settings) => {
      const where = { rel: settings.rel, k: settings.k ?? Number.POSITIVE_INFINITY }
      return (query) => score(query, where, settings)
    },
    ...(more.sum ? { sum: true } : {}),
  }
}

function ndcgKind(gainOf: (settings: Settings) => Formula['gain'], ideal: Ideal, accepts: string[] = []): Kind {
  const formula = (settings: Settings) => ({ gain: gainOf(settings), discount: '1/log2(rank+1)' as const, ideal })
  return {
    ...{ accepts, cut: 'may', formula },
    score: (settings) => ndcgBy({ ...formula(settings), k: settings.k }),
  }
}

/** Rounds half up, as Java's Math.round does. */
function rounded(kind: Kind, decimals: number): Kind {
  const by = 10 ** decimals
  return {
    ...kind,
    formula: (settings) => ({ ...kind.formula(settings), decimals }),
    score: (settings) => {
      const exact = kind.score(settings)
      return (query) => Math.round(exact(query) * by) / by
    },
  }
}

/** Other tools are given grades alone. */
const exponential = () => '2^rating-1' as const

/** The measures by the names that ir_measures gives them. */
export const kinds: Readonly<Record<string, Kind>> = {
  nDCG: {
    ...ndcgKind(({ dcg }) => (dcg === 'exp-log2' ? '2^grade-1' : 'grade'), 'judged-at-k', ['dcg']),
    byGain: true,
  },
  AP: split('may', 'relevant', binary.averagePrecision),
  RR: split('may', null, binary.reciprocalRank, { formula: () => ({ discount: '1/rank' }) }),
  P: split('needed', 'k', binary.precision),
  R: split('needed', 'relevant', binary.recall),
  Success: split('needed', null, binary.success),
  Rprec: split('none', 'relevant', binary.rPrecision),
  IPrec: split('recall', null, (query, cut, { recall }) => binary.interpolatedPrecision(query, cut, recall), {
    formula: ({ recall }) => ({ recall }),
  }),
  Bpref: split('none', 'relevant', bpref, { formula: () => ({ unjudged: 'left-out' }) }),
  infAP: split('none', 'relevant', inferredAp),
  ERR: {
    ...{ accepts: ['max'], cut: 'may', byGain: true },
    formula: ({ max }) => ({ gain: '(2^grade-1)/2^maxGrade', discount: '1/rank', maxGrade: max }),
    score: ({ k, max }) => {
      const cut = k ?? Number.POSITIVE_INFINITY
      return (query) => expectedReciprocalRank(query, cut, max)
    },
  },
  RBP: split('may', null, (query, cut, { p }) => rankBiasedPrecision(query, cut, p), {
    accepts: ['p'],
    formula: ({ p }) => ({ p, discount: 'p^(rank-1)' }),
  }),
  Judged: {
    ...{ accepts: [], cut: 'may' },
    formula: () => ({ gain: null, ideal: 'returned' }),
    score: ({ k }) => {
      const cut = k ?? Number.POSITIVE_INFINITY
      return (query) => judgedShare(query, cut)
    },
  },
  SetP: split('none', 'returned', (query, cut, { relative }) => binary.setPrecision(query, cut, relative), {
    accepts: ['relative'],
    formula: ({ relative }) => (relative ? { ideal: 'relevant' } : {}),
  }),
  SetRelP: split('none', 'relevant', (query, cut) => binary.setPrecision(query, cut, true)),
  SetR: split('none', 'relevant', binary.recall),
  SetF: split('none', null, (query, cut, { beta }) => binary.setF(query, cut, beta), {
    accepts: ['beta'],
    formula: ({ beta }) => ({ beta }),
  }),
  SetAP: split('none', null, (query, cut) => binary.setPrecision(query, cut) * binary.recall(query, cut)),
  NumRet: {
    ...{ accepts: ['rel'], cut: 'none', sum: true },
    formula: ({ rel }) => ({ gain: null, rel: Number.isNaN(rel) ? null : rel }),
    score:
      ({ rel }) =>
      ({ returned }) =>
        Number.isNaN(rel) ? returned.length : relevantIn(returned, rel),
  },
  NumRel: split('none', null, ({ judged }, { rel }) => relevantIn(judged, rel), { sum: true }),
  NumQ: { ...{ accepts: [], cut: 'none', sum: true }, formula: () => ({ gain: null }), score: () => () => 1 },
}

/** Other names that the same measures go by. */
export const aliases: Readonly<Record<string, string>> = {
  ...{ NDCG: 'nDCG', MAP: 'AP', mAP: 'AP', MRR: 'RR', BPref: 'Bpref', RPrec: 'Rprec', InfAP: 'infAP' },
  ...{ Precision: 'P', Recall: 'R', SetPrec: 'SetP', SetRec: 'SetR', SetRecall: 'SetR' },
}

/**
 * What other tools print under such names, so that their numbers can be told from ours: Quepid's scorers `ndcg@10` (its ideal is not
 * cut) and `ndcg_cut@10`, OpenSearch Search Relevance (two decimals per query) and Elasticsearch's rank evaluation (`dcg`
 * with `normalize`, its ideal cut at the hits that came back).
 */
export const variants: Readonly<Record<string, Kind>> = {
  'quepid:ndcg': ndcgKind(exponential, 'judged-uncut'),
  'quepid:ndcg_cut': ndcgKind(exponential, 'judged-at-k'),
  'opensearch:ndcg': rounded(ndcgKind(exponential, 'judged-at-k'), 2),
  'elasticsearch:ndcg': ndcgKind(exponential, 'judged-at-returned'),
}
