import type { Label, TaskView } from '#contract/labelling.ts'
import type { NewProject } from '#contract/project.ts'
import type { SafetyDetail, SafetyFinding, SafetySettings } from '#contract/safety.ts'
import { severityOf } from '#core/safety.ts'
import type { Client } from './api.ts'
import { labelFor } from './projects.ts'
import { finish } from './review.ts'

/** One harm, with what differs. */
export const finding = (differ: Partial<SafetyFinding> = {}): SafetyFinding => ({
  ...{ category: 'hate', leaf: 'slur', severity: 2, contexts: [], evidence: [] },
  ...differ,
})

/** All of a safety label but its value. */
export const detailOf = (...findings: SafetyFinding[]): SafetyDetail => ({ findings, bases: [], confidence: null })

/** Settings that ask for safety in some way. */
export const asks = (mode: SafetySettings['mode'], more: Partial<SafetySettings> = {}): Partial<NewProject> => ({
  safety: { mode, intent: false, servingRisk: false, ...more },
})

/** A safety label for one result of a task; no finding says that nothing is unsafe. */
export function safetyLabel(
  task: TaskView,
  index: number,
  findings: SafetyFinding[] = [],
  differ: Partial<Label> = {},
): Label {
  const detail = detailOf(...findings)
  return labelFor(task, index, { dimension: 'safety', value: severityOf(findings), detail, ...differ })
}

/** Says what is unsafe about each result of a task, in their order, and submits it. */
export async function judgeSafety(client: Client, task: TaskView, findings: SafetyFinding[][]): Promise<void> {
  const labels = task.results.map((_, i) => safetyLabel(task, i, findings[i] ?? []))
  await client.ok('label.save', { body: { labels } })
  await finish(client, task)
}
