import { useState } from 'react'
import type { Evidence, SafetyCategory, SafetyDetail, Severity } from '#contract/safety.ts'
import { severityOf } from '#core/safety.ts'

/** What somebody is about to say of safety: the gravest harm alone, as a room talks about it, and where it is. */
export interface SafetyDraft {
  severity: Severity | null
  category: SafetyCategory | null
  evidence: readonly Evidence[]
}

const nothing: SafetyDraft = { severity: null, category: null, evidence: [] }

/** All of it as it is stored; null as long as something is missing. */
export function detailOf({ severity, category, evidence }: SafetyDraft): SafetyDetail | null {
  if (severity === null || (severity > 0 && category === null)) return null
  const findings =
    severity === 0 || category === null
      ? []
      : [{ category, leaf: null, severity, contexts: [], evidence: [...evidence] }]
  return { findings, bases: [], confidence: null }
}

function draftOf({ findings }: SafetyDetail): SafetyDraft {
  const [first] = findings
  return { severity: severityOf(findings), category: first?.category ?? null, evidence: first?.evidence ?? [] }
}

export interface SafetyAnswer {
  draft: SafetyDraft
  /** A severity is chosen, and of what is not said yet. */
  isPartial: boolean
  set: (part: Partial<SafetyDraft>) => void
}

/** An answer about safety under way: what is stored, or what has been chosen of it as long as something is missing; begins anew with another `key`. */
export function useSafetyAnswer(
  key: string,
  stored: SafetyDetail | null,
  onChange: (detail: SafetyDetail | null) => void,
): SafetyAnswer {
  const [own, setOwn] = useState<{ key: string; draft: SafetyDraft } | null>(null)
  const draft = stored ? draftOf(stored) : own?.key === key && detailOf(own.draft) === null ? own.draft : nothing
  return {
    draft,
    isPartial: draft.severity !== null && detailOf(draft) === null,
    set: (part) => {
      const next = { ...draft, ...part }
      setOwn({ key, draft: next })
      onChange(detailOf(next))
    },
  }
}
