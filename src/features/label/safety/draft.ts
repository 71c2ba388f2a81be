import type { Evidence, SafetyDetail, SafetyFinding } from '#contract/safety.ts'
import type { Severity } from '#core/taxonomy.ts'
import { idOf, type Option } from './options.ts'

/** A safety label on its way: what is found so far, and which finding contexts and evidence go to. */
export interface Draft extends SafetyDetail {
  current: number
  /** Whether anything was said, if only that nothing is unsafe. */
  isSaid: boolean
}

/** The draft of what was said before; nothing pressed where nothing was. */
export function draftOf(detail: SafetyDetail | null | undefined): Draft {
  const { findings, bases, confidence } = detail ?? { findings: [], bases: [], confidence: null }
  return { findings, bases, confidence, current: findings.length - 1, isSaid: detail != null }
}

/** What the draft comes to. */
export function detailOf({ findings, bases, confidence }: Draft): SafetyDetail {
  return { findings, bases, confidence }
}

const at = ({ findings }: Draft, option: Option) => findings.findIndex((finding) => idOf(finding) === idOf(option))

/** The draft with the finding at `place` changed. */
export function changed(draft: Draft, place: number, change: Partial<SafetyFinding>): Draft {
  const findings = draft.findings.map((finding, i) => (i === place ? { ...finding, ...change } : finding))
  return { ...draft, findings, current: place, isSaid: true }
}

/** The draft without the finding at `place`. */
export function without(draft: Draft, place: number): Draft {
  const findings = draft.findings.filter((_, i) => i !== place)
  return { ...draft, findings, current: Math.min(draft.current, findings.length - 1), isSaid: true }
}

/** The draft with an option at a severity; 0 takes it away. Without an option the current finding is meant. At most 12 are kept. */
export function graded(draft: Draft, option: Option | null, severity: Severity): Draft {
  const place = option ? at(draft, option) : draft.current
  if (severity === 0) return place < 0 ? draft : without(draft, place)
  if (place >= 0) return changed(draft, place, { severity })
  if (!option || draft.findings.length >= 12) return draft
  const finding: SafetyFinding = { ...option, severity, contexts: [], evidence: [] }
  return { ...draft, findings: [...draft.findings, finding], current: draft.findings.length, isSaid: true }
}

/** The list with one thing in it or out of it. */
export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}

/** The draft with evidence added to the current finding; the same twice is kept once. */
export function proven(draft: Draft, evidence: Evidence): Draft {
  const finding = draft.findings[draft.current]
  if (!finding || finding.evidence.length >= 20) return draft
  const isThere = finding.evidence.some((one) => JSON.stringify(one) === JSON.stringify(evidence))
  return isThere ? draft : changed(draft, draft.current, { evidence: [...finding.evidence, evidence] })
}
