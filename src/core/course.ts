/** When a course ends: a share `passMark` of the last `window` first answers is right. */
export interface CourseRule {
  passMark: number
  window: number
}

/** What a project starts with: 8 of the last 10. */
export const defaultCourse: CourseRule = { passMark: 0.8, window: 10 }

/** A share is reached when it is so within rounding: 8 of 10 is 0.8, whatever floating point makes of it. */
function reaches(right: number, all: number, mark: number): boolean {
  return all > 0 && right + 1e-9 >= mark * all
}

/**
 * Where a course stands after the first `answers`, oldest first, of the `total` that it has: `passed` once enough of the last
 * ones are right (of as many as there are, where the course is shorter than the window), `failed` when all are
 * answered without that, so that it begins again, else `running`.
 */
export function courseState(
  answers: readonly boolean[],
  total: number,
  { passMark, window }: CourseRule,
): 'running' | 'passed' | 'failed' {
  const needed = Math.min(window, total)
  const last = answers.slice(-needed)
  if (needed > 0 && last.length === needed && reaches(last.filter(Boolean).length, needed, passMark)) return 'passed'
  return answers.length >= total ? 'failed' : 'running'
}

/** Whether a test of `asked` results is passed with `right` of them; what was not answered is not right. */
export function testPassed(right: number, asked: number, passMark: number): boolean {
  return reaches(right, asked, passMark)
}

/**
 * Clauses to read again after a test, most misses first: only those that two or more of the results missed cite, so that none of
 * them points at one result.
 */
export function clausesToRead(missed: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>()
  for (const clause of missed) if (clause) counts.set(clause, (counts.get(clause) ?? 0) + 1)
  return [...counts]
    .filter(([, n]) => n >= 2)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([clause]) => clause)
}

/** Whether `given` lies within `tolerance` scale positions of `gold`; a grade that is not on the scale is never right. */
export function isRight(values: readonly number[], given: number | null, gold: number, tolerance: number): boolean {
  const scale = [...new Set(values)].sort((a, b) => a - b)
  const [own, right] = [given === null ? -1 : scale.indexOf(given), scale.indexOf(gold)]
  return own >= 0 && right >= 0 && Math.abs(own - right) <= tolerance
}

/** What is known of a person in one language of a project. */
export interface GateFacts {
  requireTraining: boolean
  requireQualification: boolean
  standing: { state: 'training' | 'working' | 'paused'; isQualified: boolean } | null
  /** Results in the pool of the course. */
  course: number
  /** Whether there is a test, and results for it. */
  hasTest: boolean
  isTesting: boolean
  attemptsLeft: number
}

/** What stands before a language, `open` for nothing. */
export type Gate = 'open' | 'training' | 'test' | 'testing' | 'failed' | 'paused'

/**
 * What comes before the work. A pause by a lead comes first; then the course, where the project asks for one and nobody let the person in,
 * or where the person was sent back to it; then the test. A course without results and a test that nobody set hold nobody up.
 */
export function gateOf(facts: GateFacts): Gate {
  const { standing } = facts
  if (standing?.state === 'paused') return 'paused'
  const isNew = standing === null && facts.requireTraining
  if (facts.course > 0 && (isNew || standing?.state === 'training')) return 'training'
  if (!facts.requireQualification || !facts.hasTest || standing?.isQualified) return 'open'
  if (facts.isTesting) return 'testing'
  return facts.attemptsLeft > 0 ? 'test' : 'failed'
}
