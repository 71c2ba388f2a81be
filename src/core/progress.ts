import type { CurrentLabel, LabelProject } from '#contract/labelling.ts'

/** What a result still lacks. */
export type Lack = 'grade' | 'explanation' | 'safety' | 'serving-risk' | 'intent'

type Said = Pick<CurrentLabel, 'kind' | 'explanation'>
type Asked = Pick<LabelProject, 'explain' | 'safety'>

/** What was said of a result, by dimension. */
export interface Judged {
  relevance?: Said | undefined
  safety?: Said | undefined
  'serving-risk'?: Said | undefined
}

/** What is judged: a result, one whose safety two people settled before, or the whole page, pair or two lists. */
export type Part = 'result' | 'settled' | 'whole'

function lacksRelevance({ relevance }: Judged, { explain, safety }: Asked): 'grade' | 'explanation' | null {
  if (safety.mode === 'only') return null
  if (!relevance) return 'grade'
  return explain === 'required' && relevance.kind === 'value' && relevance.explanation.trim() === ''
    ? 'explanation'
    : null
}

/** Whether a result has to be judged for safety before anything else can be said of it. */
export function isLocked(judged: Judged | undefined, { safety }: Asked, part: Part): boolean {
  return safety.mode === 'first' && part === 'result' && !judged?.safety
}

/**
 * What a subject lacks before it is complete: where safety comes first, that; a grade or "cannot judge", and for a grade an explanation where
 * the project requires one; safety and serving risk where they are asked. "Cannot judge" explains itself by its reason, and leaves nothing else to say.
 */
export function lackOf(judged: Judged = {}, asked: Asked, part: Part = 'result'): Lack | null {
  if (judged.relevance?.kind === 'cannot-judge' || judged.safety?.kind === 'cannot-judge') return null
  if (part === 'whole') return lacksRelevance(judged, asked)
  const { mode, servingRisk } = asked.safety
  const lacksSafety = mode !== 'off' && part === 'result' && !judged.safety
  if (lacksSafety && mode !== 'beside') return 'safety'
  const grade = lacksRelevance(judged, asked)
  if (grade) return grade
  if (lacksSafety) return 'safety'
  return servingRisk && !judged['serving-risk'] ? 'serving-risk' : null
}
