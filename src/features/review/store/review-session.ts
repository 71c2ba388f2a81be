import { createStore, type StoreApi } from 'zustand/vanilla'
import { ApiError, call } from '#client/call.ts'
import type { Outbox } from '#client/outbox/outbox.ts'
import { createStopwatch, type Stopwatch } from '#client/presence/stopwatch.ts'
import type { Decision, NextReviewsAnswer, ReviewCounts, ReviewGroup, ReviewItem } from '#contract/review.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import { uuidv7 } from '#core/uuid.ts'

/** What the reviewer wrote for a result before deciding. */
export interface Draft {
  clause: string | null
  reason: string
  /** What is unsafe, once it is picked; null: not yet. */
  safety: SafetyDetail | null
}

export interface ReviewState {
  phase: 'loading' | 'group' | 'nothing' | 'failed'
  group: ReviewGroup | null
  /** The result in view. */
  at: number
  decided: Readonly<Record<string, Decision>>
  drafts: Readonly<Record<string, Draft>>
  counts: ReviewCounts
  answer: Pick<NextReviewsAnswer, 'own' | 'withOthers' | 'runs'>
  /** The last key needed a reason that is not there. */
  needsReason: boolean
  /** The last key decided nothing, since what is unsafe is not picked yet. */
  needsSafety: boolean
  /** The clauses are open; with a decision that waits for one, where the last key made one. */
  choosing: boolean
  pending: Pick<Decision, 'kind' | 'value'> | null
  error: ApiError | null
}

export interface ReviewSession {
  store: StoreApi<ReviewState>
  /** How long the person has worked since the last decision. */
  stopwatch: Stopwatch
  start: () => Promise<void>
  select: (at: number) => void
  move: (step: 1 | -1) => void
  draft: (change: Partial<Draft>) => void
  openClauses: () => void
  closeClauses: () => void
  /** Cites a clause, or none; what waited for it is decided. */
  cite: (clause: string | null) => void
  /** Decides on the result in view; false where it does not wait, or a reason or clause is missing. */
  decide: (kind: Decision['kind'], value?: number | null) => boolean
  accept: () => boolean
  /** Several at once, as they were shown. */
  acceptAll: (items: readonly { resultId: string; consensus: number }[]) => () => void
  /** Takes the last decision back; false where there is none. */
  undo: () => boolean
  next: () => void
  /** Takes a result that was reported off the screen. */
  withdraw: (resultId: string) => void
}

const emptyDraft: Draft = { clause: null, reason: '', safety: null }
const noCounts: ReviewCounts = { waiting: 0, passed: 0, sentBack: 0, decided: 0 }

/** The item of the result in view, if it waits. */
export function itemInView({ group, at }: ReviewState): ReviewItem | undefined {
  const id = group?.results[at]?.id
  return group?.items.find(({ resultId }) => resultId === id)
}

/** What was written for the result in view. */
export function draftInView(state: ReviewState): Draft {
  return state.drafts[itemInView(state)?.resultId ?? ''] ?? emptyDraft
}

/** What one undo takes back; `queryId` is null for what was accepted together. */
interface Made {
  ids: string[]
  resultIds: string[]
  kind: Decision['kind']
  queryId: string | null
}

/** What the move to another result or query ends. */
const settledView = { needsReason: false, needsSafety: false, choosing: false, pending: null }

/** The counts after `n` decisions of a kind, or after taking them back (negative `n`). */
function counted(counts: ReviewCounts, kind: Decision['kind'], n: number): ReviewCounts {
  const to = kind === 'pass-up' ? 'passed' : kind === 'send-back' ? 'sentBack' : 'decided'
  return { ...counts, waiting: Math.max(0, counts.waiting - n), [to]: Math.max(0, counts[to] + n) }
}

interface Options {
  projectId: string
  outbox: Outbox
  /** Whether a decision has to cite a clause: the guideline has some. */
  needsClause: boolean
  /** Whether safety is all that is asked, so that a decision has no grade. */
  isSafetyAll?: boolean
}

/** Reviewing in one project: the query in hand, the next one already here, decisions on their way through the outbox. */
export function createReviewSession({ projectId, outbox, needsClause, isSafetyAll = false }: Options): ReviewSession {
  const store = createStore<ReviewState>(() => ({
    phase: 'loading',
    group: null,
    at: 0,
    decided: {},
    drafts: {},
    counts: noCounts,
    answer: { own: 0, withOthers: 0, runs: null },
    needsReason: false,
    needsSafety: false,
    choosing: false,
    pending: null,
    error: null,
  }))
  const { getState: now, setState: set } = store
  let queue: ReviewGroup[] = []
  const seen: string[] = []
  const shown = new Map<string, ReviewGroup>()
  let made: Made[] = []
  const stopwatch = createStopwatch(() => performance.now())

  const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const firstOpen = (group: ReviewGroup, decided: ReviewState['decided'], from = 0) => {
    const waits = (at: number) => {
      const id = group.results[at]?.id ?? ''
      return group.items.some(({ resultId }) => resultId === id) && !decided[id]
    }
    const places = group.results.map((_, at) => (at + from) % group.results.length)
    return places.find(waits)
  }

  function show(group: ReviewGroup): void {
    if (!seen.includes(group.queryId)) seen.push(group.queryId)
    shown.set(group.queryId, group)
    // Nobody waits for the server on the account of a decision.
    if (now().phase !== 'group') stopwatch.read()
    set({ phase: 'group', group, at: firstOpen(group, now().decided) ?? 0, ...settledView, error: null })
  }

  /** Asks for what comes next; what was passed over in this visit comes back only when nothing else is left. */
  async function fetchMore(have: string[]): Promise<void> {
    const body = { want: 2, have: have.slice(-500) }
    const { groups, counts, ...answer } = await call('review.next', { params: { projectId }, body })
    queue = [...queue, ...groups.filter(({ queryId }) => !queue.some((other) => other.queryId === queryId))]
    set({ counts, answer })
  }

  async function advance(): Promise<void> {
    const ready = queue.shift()
    if (ready) show(ready)
    else set({ phase: 'loading', group: null })
    try {
      // What is decided has to be stored before the server says what is left.
      await outbox.drain()
      await fetchMore([...seen, ...queue.map(({ queryId }) => queryId)])
      if (now().group) return
      if (queue.length === 0 && seen.length > 0) {
        seen.length = 0
        await fetchMore([])
      }
      const next = queue.shift()
      if (next) show(next)
      else set({ phase: 'nothing' })
    } catch (error) {
      if (!now().group) set({ phase: 'failed', error: error instanceof ApiError ? error : null })
    }
  }

  function keep(decision: Decision, queryId: string): void {
    const { id, resultId, kind } = decision
    const before = now().decided[resultId]
    if (before) {
      void outbox.add({ kind: 'undecide', projectId, ids: [before.id] })
      made = made.filter(({ ids }) => !ids.includes(before.id))
    }
    void outbox.add({ kind: 'decide', projectId, decisions: [decision], bulk: false })
    made.push({ ids: [id], resultIds: [resultId], kind, queryId })
    set(({ decided, counts }) => ({
      decided: { ...decided, [resultId]: decision },
      ...settledView,
      counts: counted(before ? counted(counts, before.kind, -1) : counts, kind, 1),
    }))
  }

  function takeBack({ ids, resultIds, kind }: Made): void {
    void outbox.add({ kind: 'undecide', projectId, ids })
    set(({ decided, counts }) => ({
      decided: Object.fromEntries(Object.entries(decided).filter(([id]) => !resultIds.includes(id))),
      counts: counted(counts, kind, -ids.length),
      ...settledView,
    }))
  }

  const session: ReviewSession = {
    store,
    stopwatch,
    async start() {
      await advance()
    },
    select: (at) => set({ at, ...settledView }),
    move: (step) =>
      set(({ at, group }) => ({
        at: Math.min(Math.max(at + step, 0), (group?.results.length ?? 1) - 1),
        ...settledView,
      })),
    openClauses: () => itemInView(now()) && set({ choosing: true }),
    closeClauses: () => set({ choosing: false, pending: null }),
    cite(clause) {
      const { pending } = now()
      session.draft({ clause })
      set({ choosing: false, pending: null })
      if (pending && clause !== null) session.decide(pending.kind, pending.value)
    },
    draft(change) {
      const item = itemInView(now())
      if (!item) return
      const draft = { ...draftInView(now()), ...change }
      set(({ drafts }) => ({ drafts: { ...drafts, [item.resultId]: draft }, needsReason: false, needsSafety: false }))
    },
    decide(kind, value = null) {
      const state = now()
      const item = itemInView(state)
      if (!item || !state.group) return false
      const { clause, reason, safety } = draftInView(state)
      if ((kind === 'none' || kind === 'send-back') && reason.trim() === '') {
        set({ needsReason: true })
        return false
      }
      if (kind === 'grade' && safety === null && (isSafetyAll || item.reasons.includes('safety'))) {
        set({ needsSafety: true })
        return false
      }
      if (needsClause && clause === null && (kind === 'grade' || kind === 'none')) {
        set({ choosing: true, pending: { kind, value } })
        return false
      }
      const said = kind === 'grade' && safety ? { safety } : {}
      const { activeMs } = stopwatch.read()
      const decision = {
        ...{ id: newId(), resultId: item.resultId, kind, value, clause, reason: reason.trim() },
        ...{ ...said, activeMs },
      }
      keep(decision, state.group.queryId)
      const at = firstOpen(state.group, now().decided, state.at)
      if (at !== undefined) set({ at })
      return true
    },
    accept() {
      const item = itemInView(now())
      return item?.consensus != null && session.decide('grade', item.consensus)
    },
    acceptAll(items) {
      const { activeMs } = stopwatch.read()
      const decisions = items.map(({ resultId, consensus }) => ({
        ...{ id: newId(), resultId, kind: 'grade' as const, value: consensus },
        ...{ clause: null, reason: '', activeMs: Math.round(activeMs / items.length) },
      }))
      void outbox.add({ kind: 'decide', projectId, decisions, bulk: true })
      const of = new Map(decisions.map((decision) => [decision.resultId, decision]))
      const together: Made = {
        ids: decisions.map(({ id }) => id),
        resultIds: [...of.keys()],
        kind: 'grade',
        queryId: null,
      }
      made.push(together)
      set(({ decided, counts }) => ({
        decided: { ...decided, ...Object.fromEntries(of) },
        counts: counted(counts, 'grade', decisions.length),
      }))
      return () => {
        if (!made.includes(together)) return
        made = made.filter((other) => other !== together)
        takeBack(together)
      }
    },
    undo() {
      const last = made.pop()
      if (!last) return false
      takeBack(last)
      const { group } = now()
      const back = shown.get(last.queryId ?? '')
      // The query in hand comes again after the one that the undo goes back to.
      if (back && back.queryId !== group?.queryId) {
        if (group) queue = [group, ...queue]
        show(back)
      }
      const at = now().group?.results.findIndex(({ id }) => id === last.resultIds[0]) ?? -1
      if (at >= 0) set({ at })
      return true
    },
    next: () => void advance(),
    withdraw(resultId) {
      const { group, at } = now()
      if (!group) return
      // What was shown before may hold it too, and an undo goes back to that.
      const results = group.results.filter(({ id }) => id !== resultId)
      const left = { ...group, results, items: group.items.filter((item) => item.resultId !== resultId) }
      shown.set(group.queryId, left)
      made = made.filter(({ resultIds }) => !resultIds.includes(resultId))
      if (results.length === 0) void advance()
      else set({ group: left, at: Math.min(at, results.length - 1), ...settledView })
    },
  }
  return session
}
