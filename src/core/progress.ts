import type { CurrentLabel, LabelProject } from '#contract/labelling.ts'

/** What a result still lacks. */
export type Lack = 'grade' | 'explanation'

type Explain = LabelProject['explain']
type Judged = Pick<CurrentLabel, 'kind' | 'explanation'>

/**
 * What a result lacks before it is complete: a grade or "cannot judge", and for a grade an explanation where the project
 * requires one. "Cannot judge" explains itself by its reason.
 */
export function lackOf(label: Judged | undefined, explain: Explain): Lack | null {
  if (!label) return 'grade'
  return explain === 'required' && label.kind === 'value' && label.explanation.trim() === '' ? 'explanation' : null
}

/** How many of the results `subjects` are complete, and what each of the others lacks, in their order. */
export function progressOf(
  subjects: readonly string[],
  labels: readonly CurrentLabel[],
  explain: Explain,
): { complete: number; lacking: { subject: string; lack: Lack }[] } {
  const grades = new Map(labels.flatMap((label) => (label.dimension === 'relevance' ? [[label.subject, label]] : [])))
  const lacking = subjects.flatMap((subject) => {
    const lack = lackOf(grades.get(subject), explain)
    return lack ? [{ subject, lack }] : []
  })
  return { complete: subjects.length - lacking.length, lacking }
}
