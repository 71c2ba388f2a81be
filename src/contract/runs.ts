import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
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
