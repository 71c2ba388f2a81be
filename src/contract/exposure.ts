import { z } from 'zod'
import { Moment } from './basics.ts'
import { SafetyCategory } from './safety.ts'
import { moods } from './safety-words.ts'
import { Level } from './viewing.ts'

const count = z.number().int()
/** A day such as 2026-11-24; of a week, its Monday. */
const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

/** What was looked at: items, how many of these were T3 or T4, and weighted seconds. */
const Seen = z.strictObject({ items: count, hard: count, seconds: z.number() })

/** How far something was shown when most labels of a category were decided: at `level` or below, more than half. */
export const EnoughRow = z.strictObject({ category: SafetyCategory, level: Level, labels: count })
export type EnoughRow = z.infer<typeof EnoughRow>

/** A person's own ledger of the last eight weeks, in their own zone; nobody else can read it. */
export const OwnExposure = z.strictObject({
  today: Seen.extend({ secondsPerDay: count.nullable(), hardPerDay: count.nullable() }),
  days: z.array(Seen.extend({ day: Day })),
  weeks: z.array(Seen.extend({ week: Day })),
  byCategory: z.array(Seen.extend({ category: SafetyCategory })),
  byLevel: z.array(Seen.extend({ level: Level })),
  /** By category, from the person's own labels of the last four weeks; only where there are enough to say. */
  enough: z.array(EnoughRow),
})
export type OwnExposure = z.infer<typeof OwnExposure>

/** What five people or more of a fixed group looked at in a week, of one category, and what was enough to decide. */
export const GroupWeek = z.strictObject({
  group: count,
  week: Day,
  category: SafetyCategory,
  items: count,
  hard: count,
  seconds: z.number(),
  enough: Level.nullable(),
})
export type GroupWeek = z.infer<typeof GroupWeek>

/** What leads are told: sums of whole weeks over fixed groups; `isEnough` is false while the project has no group. */
export const GroupExposure = z.strictObject({ isEnough: z.boolean(), weeks: z.array(GroupWeek) })
export type GroupExposure = z.infer<typeof GroupExposure>

export const Mood = z.enum(moods)
export type Mood = z.infer<typeof Mood>
export const MoodGiven = z.strictObject({ mood: Mood })

/** A figure with its interval of 95 %, drawn over whole people. */
const Between = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

/** One style of masking: the masked tasks done under it. */
export const TrialArm = z.strictObject({
  arm: z.enum(['a', 'b']),
  level: Level,
  people: count,
  tasks: count,
  /** The median active time of a task, in seconds; how often two people gave a result the same grade; and the mood, from 0 (bad) to 1 (good). */
  seconds: Between.nullable(),
  agreement: Between.nullable(),
  mood: Between.nullable(),
  moods: z.strictObject({ good: count, neutral: count, bad: count }),
})
export type TrialArm = z.infer<typeof TrialArm>

/** A comparison of two styles of masking; no arms while either has fewer than five people. */
export const TrialReport = z.strictObject({ isRunning: z.boolean(), since: Moment.nullable(), arms: z.array(TrialArm) })
export type TrialReport = z.infer<typeof TrialReport>
