import type { CalibrationPick, Candidate, SessionPlan } from '#contract/calibration.ts'
import type { SessionView } from '#contract/calibration-plan.ts'

/** An item as the form holds it: what it is and how it was picked. */
export type DraftItem = Candidate & { pick: CalibrationPick; isGone?: boolean }

/** A plan while it is written: per cent, and local time as the platform's field has it (`2026-11-27T10:00`, empty for none). */
export interface Draft extends Pick<SessionPlan, 'title' | 'goal' | 'kind' | 'asks' | 'names' | 'personIds'> {
  passPercent: number
  closesAt: string
  items: DraftItem[]
}

/** What can be wrong with a draft, by its field. */
export type DraftProblems = Partial<Record<'title' | 'closesAt' | 'items' | 'people', true>>

/** A plan with nothing in it yet. */
export const emptyDraft: Draft = {
  ...{ title: '', goal: '', kind: 'live', asks: 'relevance', names: 'never', personIds: [] },
  ...{ passPercent: 80, closesAt: '', items: [] },
}

/** A moment in the local time of this machine, as the platform's field for date and time has it. */
export function localTime(moment: string | null): string {
  if (moment === null) return ''
  const at = new Date(moment)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** A stored plan as the form holds it. */
export function draftOf({ items, people, passMark, closesAt, ...view }: SessionView): Draft {
  const { title, goal, kind, asks, names } = view
  return {
    ...{ title, goal, kind, asks, names, items },
    passPercent: Math.round(passMark * 100),
    closesAt: localTime(closesAt),
    personIds: people.map(({ id }) => id),
  }
}

/** A draft as the server takes it; a live session closes by hand. */
export function planOf({ items, passPercent, closesAt, ...draft }: Draft): SessionPlan {
  return {
    ...draft,
    title: draft.title.trim(),
    passMark: passPercent / 100,
    closesAt: draft.kind === 'open' && closesAt !== '' ? new Date(closesAt).toISOString() : null,
    items: items.map(({ resultId, pick }) => ({ resultId, pick })),
  }
}

/** What keeps a draft from being saved; `now` in ms. */
export function problemsOf({ title, kind, closesAt, items, personIds }: Draft, now: number): DraftProblems {
  const isLate = kind === 'open' && (closesAt === '' || !(Date.parse(closesAt) > now))
  return {
    ...(title.trim() === '' && { title: true as const }),
    ...(isLate && { closesAt: true as const }),
    ...(items.length === 0 && { items: true as const }),
    ...(personIds.length === 0 && { people: true as const }),
  }
}
