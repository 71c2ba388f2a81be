import type { AgreementMeasure, Figure } from '#contract/insights.ts'
import { coincidencesByGroup } from '#core/agreement/coincidences.ts'
import { countLabels } from '#core/agreement/label-counts.ts'
import { numbering } from '#core/growing.ts'
import type { Steps } from '#core/steps.ts'
import { measureSteps } from './agreement-report.ts'
import { type ProjectVotes, votesWhere } from './project-votes.ts'

/** Resamples of the queries of a language. */
const drawn = 400

/** One measure of agreement in each language of a project, each over its own queries. */
export function* languageAgreementSteps(
  measure: AgreementMeasure,
  project: ProjectVotes,
): Steps<(Figure & { language: string })[]> {
  const { votes, language, languages, query } = project
  const found: (Figure & { language: string })[] = []
  for (const [at, name] of languages.entries()) {
    const labels = countLabels(votesWhere(votes, (label) => language[votes.unit[label] as number] === at))
    const queries = numbering()
    const group = query.map((one, unit) => (language[unit] === at ? queries.numberOf(String(one)) : 0))
    const matrices = coincidencesByGroup(labels, group, Math.max(1, queries.names.length))
    found.push({ language: name, ...(yield* measureSteps(measure, project, labels, matrices, drawn)) })
  }
  return found
}
