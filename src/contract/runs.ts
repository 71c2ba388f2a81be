import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { ResultView } from './labelling.ts'
import { runSides } from './words.ts'

/** A run of a ranker: what it returned for the project's queries. */
export const Run = z.strictObject({
  id: Id,
  name: z.string(),
  side: z.enum(runSides).nullable(),
  queries: z.number().int(),
  documents: z.number().int(),
  /** Queries of the file that the project does not have; they are left out. */
  unknown: z.number().int(),
  uploadedAt: Moment,
})
export type Run = z.infer<typeof Run>
export const Runs = z.strictObject({ runs: z.array(Run) })

/** An uploaded TREC run; `language` tells which queries are meant where an id stands in several languages. */
export const NewRun = z.strictObject({
  uploadId: Id,
  name: z.string().trim().min(1).max(100),
  language: Language.nullable(),
})
export type NewRun = z.infer<typeof NewRun>
export const ChosenRuns = z.strictObject({ a: Id, b: Id })

/** A run measured on the labels as they stand; `coverage` is the share of its first ten documents that are graded. */
const Measured = z.strictObject({
  id: Id,
  name: z.string(),
  mean: z.number(),
  coverage: z.number().nullable(),
})

/** How two runs compare in one query. */
export const ComparedQuery = z.strictObject({
  query: z.string(),
  language: Language,
  a: z.number(),
  b: z.number(),
  /** Results of the query that wait for a decision. */
  open: z.number().int(),
})
export type ComparedQuery = z.infer<typeof ComparedQuery>

/**
 * The two chosen runs, in nDCG@10 with the grades' gains: each alone, the lead of B, and the least and greatest lead that the open
 * decisions can make of it; `winner` is null while they can still turn it round.
 */
export const RunComparison = z.strictObject({
  a: Measured,
  b: Measured,
  queries: z.number().int(),
  lead: z.number(),
  least: z.number(),
  greatest: z.number(),
  open: z.number().int(),
  winner: z.enum(['a', 'b', 'equal']).nullable(),
  /**
   * Decisions, the weightiest first, until one run is ahead with 95 %: so many in half of the cases, and in nine of ten; `decided` is the chance that all
   * of them make it so clear. Null where nothing is open or nothing can change who is ahead.
   */
  need: z.strictObject({ median: z.number().int(), most: z.number().int(), decided: z.number() }).nullable(),
  /**
   * The lead when every label that nobody has decided on is taken for as sure as it is, given how often people are right: its mean, an interval of
   * 95 %, and the chance that B is ahead. Null without such labels.
   */
  sureness: z.strictObject({ lead: z.number(), low: z.number(), high: z.number(), aheadB: z.number() }).nullable(),
  /** The queries with the largest differences, at most twenty. */
  differing: z.array(ComparedQuery),
})
export type RunComparison = z.infer<typeof RunComparison>
/** Null where no two runs are chosen; `isComputing` where it is of labels that have changed since. */
export const RunComparisonAnswer = z.strictObject({
  comparison: RunComparison.nullable(),
  isComputing: z.boolean(),
})
export type RunComparisonAnswer = z.infer<typeof RunComparisonAnswer>

/** How a number is worked out, in the words of the measures: what a grade and a rank are worth, what it is divided by, and where it ends. */
export const FormulaView = z.strictObject({
  gain: z.string().nullable(),
  discount: z.string().nullable(),
  ideal: z.string().nullable(),
  unjudged: z.string(),
  k: z.number().nullable(),
  rel: z.number().nullable(),
  p: z.number().nullable(),
  maxGrade: z.number().nullable(),
  recall: z.number().optional(),
  beta: z.number().optional(),
  decimals: z.number().optional(),
})
export type FormulaView = z.infer<typeof FormulaView>

/** Measures by their ir_measures names, with semicolons between, at most eight. */
export const EvaluationQuery = z.strictObject({ measures: z.string().min(1).max(500) })

/** One run by one measure: the mean over the queries of the run that are graded, and how much of what the measure looks at is judged. */
const Outcome = z.strictObject({ mean: z.number().nullable(), coverage: z.number().nullable() })

/** How far run B is ahead of run A: the mean difference over the queries that both answer, its interval of 95 %, and the p of a randomisation test. */
export const RunDifference = z.strictObject({
  delta: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number().nullable(),
  queries: z.number().int(),
})
export type RunDifference = z.infer<typeof RunDifference>

/** All runs by all measures on the grades as they stand; `difference` is of the two chosen ones. */
export const RunEvaluation = z.strictObject({
  computedAt: Moment,
  measures: z.array(
    z.strictObject({
      name: z.string(),
      formula: FormulaView,
      /** In the order of `runs`. */
      outcomes: z.array(Outcome),
      difference: RunDifference.nullable(),
    }),
  ),
  runs: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** Queries with a grade. */
  queries: z.number().int(),
})
export type RunEvaluation = z.infer<typeof RunEvaluation>
export const RunEvaluationAnswer = z.strictObject({ evaluation: RunEvaluation.nullable(), isComputing: z.boolean() })
export type RunEvaluationAnswer = z.infer<typeof RunEvaluationAnswer>

/** The measure that queries are compared in, and all that are shown beside it, which are worked out together. */
export const RunQueriesQuery = EvaluationQuery.partial().extend({ measure: z.string().min(1).max(100) })

/** The two chosen runs query by query, in one measure: the queries that both answer, from the one where B is furthest ahead to the one where A is; of very many the 200 at each end. */
export const RunQueryRow = z.strictObject({
  queryId: Id,
  query: z.string(),
  language: Language,
  market: z.string(),
  a: z.number().nullable(),
  b: z.number().nullable(),
})
export type RunQueryRow = z.infer<typeof RunQueryRow>
export const RunQueries = z.strictObject({
  rows: z.array(RunQueryRow),
  /** Over all queries, also those that are not told one by one. */
  ahead: z.strictObject({ a: z.number().int(), b: z.number().int(), none: z.number().int() }),
  isComputing: z.boolean(),
})
export type RunQueries = z.infer<typeof RunQueries>

/** How closely the lead of run B was known once so many queries were labelled, and what had been spent on labels; money in minor units, null without a rate. */
export const RunReturn = z.strictObject({
  currency: z.string(),
  points: z.array(
    z.strictObject({
      ...{ queries: z.number().int(), labels: z.number().int(), minutes: z.number() },
      ...{ money: z.number().nullable(), low: z.number(), high: z.number() },
    }),
  ),
})
export type RunReturn = z.infer<typeof RunReturn>
export const RunReturnAnswer = z.strictObject({ spent: RunReturn.nullable(), isComputing: z.boolean() })

/** One document of a run; without `result` the project does not have it. */
export const RunDocument = z.strictObject({
  docId: z.string(),
  grade: z.number().int().nullable(),
  /** Whether it waits for a decision. */
  isOpen: z.boolean(),
  result: ResultView.nullable(),
})
export type RunDocument = z.infer<typeof RunDocument>
export const RunQuery = z.strictObject({
  query: z.string(),
  language: Language,
  a: z.array(RunDocument),
  b: z.array(RunDocument),
})
export type RunQuery = z.infer<typeof RunQuery>

/** The unjudged documents in the first `k` of the runs. */
export const UnjudgedQuery = z.strictObject({ k: z.coerce.number().int().min(1).max(1000) })
/**
 * Documents without a grade: those whose task is open (they can be put first), those that stand under another query of the project (they can become
 * tasks here), and those that nothing is known of (they have to be imported).
 */
export const Unjudged = z.strictObject({
  waiting: z.number().int(),
  elsewhere: z.number().int(),
  unknown: z.number().int(),
  /** At most a hundred ids of documents that nothing is known of, with their query's id. */
  missing: z.array(z.strictObject({ queryId: z.string(), docId: z.string() })),
})
export type Unjudged = z.infer<typeof Unjudged>
/** Null until they are counted for the first time. */
export const UnjudgedAnswer = z.strictObject({ unjudged: Unjudged.nullable(), isComputing: z.boolean() })
