import { createStore, type StoreApi } from 'zustand/vanilla'
import { ApiError, call } from '#client/call.ts'
import { delivered } from '#client/outbox/delivered.ts'
import type { Outbox } from '#client/outbox/outbox.ts'
import { createStopwatch, type Stopwatch } from '#client/presence/stopwatch.ts'
import type { Label, LabelProject, NextTasksAnswer, TaskView } from '#contract/labelling.ts'
import type { AttemptView } from '#contract/training.ts'
import { countsTo } from '#core/counts-to.ts'
import { uuidv7 } from '#core/uuid.ts'
import { judgementsOf } from './judgement.ts'
import { createTaskStore, type Made, openTask, type TaskState, type TaskStore } from './task-store.ts'
import { waitingLabels } from './waiting.ts'

/** Where the page stands: loading, at a task, at the end of a course or test, with nothing to give, or cut off from the server with no task left. */
export type Phase = 'loading' | 'task' | 'outcome' | 'nothing' | 'failed'

export interface SessionState {
  phase: Phase
  /** The task in hand; the same store for every task, so that only what differs is drawn again. */
  current: TaskStore | null
  answer: Omit<NextTasksAnswer, 'tasks'> | null
  /** The course or test that has just ended, and its project. */
  outcome: (AttemptView & { projectId: string }) | null
  /** Whether the task in hand is of another project than the one before it. */
  isElsewhere: boolean
  /** Tasks submitted since the page was opened. */
  submitted: number
  /** How far the person was when the page was opened: tasks submitted, and all there were then; null until it is known. */
  start: { submitted: number; all: number } | null
  error: ApiError | null
}

export interface LabelSession {
  /** The one project that is worked on; null for everything that waits. */
  projectId: string | null
  store: StoreApi<SessionState>
  stopwatch: Stopwatch
  start: () => Promise<void>
  /** Submits when everything is there; false when something is missing. */
  submit: (input: Made['input']) => boolean
  defer: () => void
  /** Gives the task in hand back, never to have it again; false where it is part of a course, or being corrected. */
  giveBack: () => boolean
  /** Takes back the last label, else opens the task that was submitted last; false when there is neither. */
  undo: (input: Made['input']) => boolean
  /** Takes a result that was reported off the screen; without anything left, the task is done. */
  withdraw: (subject: string) => void
  /** Asks anew for what comes next: some of it may be gone. */
  refresh: () => void
  /** Looks again; with `again` also for tasks that the person gave back. */
  retry: (again?: boolean) => Promise<void>
  /** Goes on after the end of a course or test. */
  goOn: () => Promise<void>
  /** Keeps the lease while the person works. */
  renew: () => Promise<void>
}

/** Where tasks come from: one project, or all in which something waits; `load` answers the scale and rules of a task's project. */
export type Source = { project: LabelProject } | { project: null; load: (projectId: string) => Promise<LabelProject> }

interface Options {
  source: Source
  outbox: Outbox
  uiLanguage: () => string
  /** Correcting a task from the history: this one only, nothing follows. */
  assignmentId?: string | undefined
  onCorrected?: (() => void) | undefined
}

/** What a label says that takes another one back. */
const takenBack = { kind: 'retraction', value: null, reason: null, explanation: '', detail: null } as const

/** Tasks kept ready beside the one in hand. */
const ahead = 2

/** A task that is here, with all that is needed to paint it. */
type Ready = Pick<TaskState, 'task' | 'project'>

/** Labelling: the task in hand, the next ones already here, and the way to the outbox. */
export function createLabelSession({ source, outbox, uiLanguage, assignmentId, onCorrected }: Options): LabelSession {
  const store = createStore<SessionState>(() => ({
    phase: 'loading',
    current: null,
    answer: null,
    outcome: null,
    isElsewhere: false,
    submitted: 0,
    start: null,
    error: null,
  }))
  const stopwatch = createStopwatch(() => performance.now())
  let desk: TaskStore | null = null
  let queue: Ready[] = []
  let last: TaskState | null = null
  let filling: Promise<void> | null = null
  let again = false
  // While it is not known how a course goes on, nothing is shown.
  let following = false
  let givenBackToo = false
  // Tasks that ended here are unknown to the server as ended while their end is on the way.
  const ended = new Set<string>()
  /** Ends that are not even kept yet. */
  const ending = new Set<string>()
  let stopWaiting = () => {}

  function keep(change: Made): void {
    const { task, project, subject, dimension, judgement, input, level } = change
    const madeAt = new Date()
    const { detail, ...said } = judgement ?? takenBack
    const label: Label = {
      id: uuidv7(madeAt.getTime(), crypto.getRandomValues(new Uint8Array(10))),
      ...{ assignmentId: task.assignmentId, subject, dimension },
      ...said,
      ...(detail && { detail }),
      ...{ scaleVersion: project.scaleVersion, guidelineVersion: project.guidelineVersion, uiLanguage: uiLanguage() },
      ...stopwatch.read(),
      ...{ input, revealLevel: level, madeAt: madeAt.toISOString() },
    }
    void outbox.add({ kind: 'label', label })
  }

  function show(state: TaskState): void {
    stopwatch.read()
    const before = desk?.store.getState().project.id ?? state.project.id
    if (desk) desk.store.setState(state, true)
    else desk = createTaskStore(state, keep)
    store.setState({ phase: 'task', current: desk, isElsewhere: before !== state.project.id, error: null })
  }

  const projectOf = async ({ projectId }: TaskView) => source.project ?? source.load(projectId)

  async function opened({ task, project }: Ready): Promise<TaskState> {
    const judgements = judgementsOf(task.labels)
    return openTask(task, project, waitingLabels(judgements, await outbox.waiting(), task.assignmentId))
  }

  const inHand = () => store.getState().current?.store.getState().task.assignmentId

  /** Ends that the server does not know yet; what it knows may come back, as a deferred task does. */
  async function forgetEnded(): Promise<void> {
    const known = [...ended].filter((id) => !ending.has(id))
    const unsent = new Set((await outbox.waiting()).map((entry) => entry.kind === 'finish' && entry.assignmentId))
    for (const id of known) if (!unsent.has(id)) ended.delete(id)
  }

  async function fetchMore(): Promise<void> {
    await forgetEnded()
    const have = [
      ...new Set([inHand(), ...queue.map(({ task }) => task.assignmentId), ...ended].filter((id) => id !== undefined)),
    ].slice(0, 60)
    const want = ahead + (inHand() ? 0 : 1) - queue.length
    if (want <= 0) return
    const body = { want, have, again: givenBackToo }
    const { tasks, ...answer } = await (source.project
      ? call('task.next', { params: { projectId: source.project.id }, body })
      : call('task.nextAny', { body }))
    // A task is in the queue only with its scale, so that it can be painted in the frame of the submit before it.
    const ready = await Promise.all(tasks.map(async (task) => ({ task, project: await projectOf(task) })))
    givenBackToo = false
    queue = [...queue, ...ready.filter(({ task }) => !have.includes(task.assignmentId))]
    // Beyond that the server does not count, and a bar would say nothing.
    const all = answer.waiting < countsTo(have.length) ? answer.submitted + answer.waiting + tasks.length : 0
    store.setState(({ start }) => ({ answer, start: start ?? { submitted: answer.submitted, all } }))
  }

  async function fillOnce(): Promise<void> {
    try {
      await fetchMore()
    } catch (error) {
      if (!store.getState().current)
        store.setState({ phase: 'failed', error: error instanceof ApiError ? error : null })
      return
    }
    if (store.getState().current || following) return
    stopWaiting()
    const next = queue.shift()
    if (!next) {
      if (again) return
      store.setState({ phase: 'nothing' })
      // What is on its way may change the answer.
      stopWaiting()
      if (ended.size > 0)
        stopWaiting = outbox.status.subscribe(({ sending }) => {
          if (sending === 'idle') void fill()
        })
      return
    }
    const state = await opened(next)
    // Meanwhile the last task may have been opened again.
    if (store.getState().current) queue.unshift(next)
    else show(state)
  }

  /** One at a time, so that no two take from the queue; who comes meanwhile causes one more round. */
  async function fill(): Promise<void> {
    if (filling) {
      again = true
      return filling
    }
    filling = (async () => {
      do {
        again = false
        await fillOnce()
      } while (again)
    })().finally(() => {
      filling = null
    })
    return filling
  }

  function advance(): void {
    const next = queue.shift()
    // A queued task came without labels of this sitting, so that it can be painted at once.
    if (next) show(openTask(next.task, next.project))
    else store.setState({ phase: 'loading', current: null })
    // The request can wait until the next task is painted; where there is none, it cannot.
    setTimeout(() => void fill(), next ? 40 : 0)
  }

  /** What follows a task of a course or test depends on how it went: only the server knows. Without it, what is here already comes. */
  async function followCourse(id: string, projectId: string, attemptId: string): Promise<void> {
    store.setState({ phase: 'loading', current: null })
    following = true
    await delivered(outbox, (entry) => entry.kind === 'finish' && entry.assignmentId === id)
    const params = { projectId, attemptId }
    const attempt = await call('attempt.get', { params }).catch(() => null)
    await filling
    following = false
    const here = queue
    queue = []
    if (attempt && attempt.state !== 'running')
      return store.setState({ phase: 'outcome', outcome: { ...attempt, projectId } })
    await fill()
    const [next, ...others] = here
    if (store.getState().phase !== 'failed' || !next) return
    queue = others
    show(openTask(next.task, next.project))
  }

  function end(outcome: 'submit' | 'defer' | 'return-for-good'): void {
    const state = store.getState().current?.store.getState()
    if (!state) return
    const { assignmentId: id, projectId, course } = state.task
    ending.add(id)
    const added = outbox
      .add({ kind: 'finish', assignmentId: id, finish: { outcome, madeAt: new Date().toISOString() } })
      .finally(() => ending.delete(id))
    ended.add(id)
    last = outcome === 'submit' && !course ? state : null
    if (outcome === 'submit') store.setState(({ submitted }) => ({ submitted: submitted + 1 }))
    if (course) void added.then(() => followCourse(id, projectId, course.attemptId))
    else advance()
  }

  function reopen(): boolean {
    if (!last || assignmentId) return false
    const now = store.getState().current?.store.getState()
    if (now) queue = [now, ...queue]
    const { assignmentId: id } = last.task
    void outbox.add({
      kind: 'finish',
      assignmentId: id,
      finish: { outcome: 'reopen', madeAt: new Date().toISOString() },
    })
    ended.delete(id)
    store.setState(({ submitted }) => ({ submitted: submitted - 1 }))
    show({ ...last, lacking: null })
    last = null
    return true
  }

  return {
    projectId: source.project?.id ?? null,
    store,
    stopwatch,
    async start() {
      if (!assignmentId) return fill()
      try {
        const task = await call('assignment.get', { params: { assignmentId } })
        show({ ...(await opened({ task, project: await projectOf(task) })), at: 0 })
      } catch (error) {
        store.setState({ phase: 'failed', error: error instanceof ApiError ? error : null })
      }
    },
    submit() {
      const { current } = store.getState()
      if (!current?.check()) return false
      if (assignmentId) onCorrected?.()
      else end('submit')
      return true
    },
    defer: () => !assignmentId && end('defer'),
    giveBack() {
      if (assignmentId || store.getState().current?.store.getState().task.course) return false
      end('return-for-good')
      return true
    },
    undo: (input) => store.getState().current?.undo(input) || reopen(),
    withdraw(subject) {
      const { current } = store.getState()
      if (!current || current.withdraw(subject)) return
      if (assignmentId) return onCorrected?.()
      end('submit')
      // It is not opened again by an undo.
      last = null
    },
    refresh() {
      queue = []
      if (!assignmentId) void fill()
    },
    async retry(givenBack = false) {
      givenBackToo = givenBack
      store.setState({ phase: 'loading', error: null })
      await (assignmentId ? this.start() : fill())
    },
    async goOn() {
      store.setState({ phase: 'loading', outcome: null })
      await fill()
    },
    async renew() {
      const now = store.getState().current?.store.getState()
      if (!now || assignmentId) return
      // One task of each project: the server keeps the others of the project along with it.
      const perProject = new Map([...queue, now].map(({ task }) => [task.projectId, task.assignmentId]))
      const renewed = [...perProject.values()].map((id) => call('assignment.renew', { params: { assignmentId: id } }))
      await Promise.allSettled(renewed)
    },
  }
}
