import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CannotJudgeReason, LabelProject, TaskView } from '#contract/labelling.ts'
import type { Level } from '#contract/viewing.ts'
import type { Lack } from '#core/progress.ts'
import { type Dimension, type Judgement, type Judgements, judgementsOf, withJudgement } from './judgement.ts'
import { askedOf, isLockedIn, lackIn, lackingIn } from './lacking.ts'
import { hasSides, placeOf, placesOf, subjectAt, subjectsOf } from './subjects.ts'

/** A change that can be undone: what stood there before. */
interface Step {
  subject: string
  dimension: Dimension
  before: Judgement | undefined
}

/** The task on the screen. */
export interface TaskState {
  task: TaskView
  /** Scale and rules of the task's own project. */
  project: LabelProject
  judgements: Judgements
  /** Place of the result in view; one past the results is the whole page. */
  at: number
  /** The highest level that each masked result was shown at since the task was opened. */
  seen: Readonly<Record<string, Level>>
  steps: readonly Step[]
  /** What Enter found missing, until the next change. */
  lacking: { subject: string; lack: Lack; count: number } | null
}

/** What a change hands on to be kept and sent; `judgement` undefined is a retraction. */
export interface Made {
  task: TaskView
  project: LabelProject
  subject: string
  dimension: Dimension
  judgement: Judgement | undefined
  input: 'key' | 'pointer' | 'touch'
  /** The level that what it speaks of was decided at: of several results the lowest. */
  level: Level
}

type Input = Made['input']

export interface TaskStore {
  store: StoreApi<TaskState>
  move: (step: 1 | -1) => void
  select: (at: number) => void
  /** A masked result is shown at a level. */
  saw: (subject: string, level: Level) => void
  grade: (value: number, input: Input) => void
  cannotJudge: (reason: CannotJudgeReason, input: Input) => void
  flag: (input: Input) => void
  explain: (subject: string, explanation: string, input: Input) => void
  /** Says something of another dimension than relevance; `undefined` takes it back. */
  say: (
    subject: string,
    dimension: Dimension,
    judgement: Judgement | undefined,
    input: Input,
    stepsOn?: boolean,
  ) => void
  /** Takes a result off the screen for good; false when nothing is left to judge without it. */
  withdraw: (subject: string) => boolean
  /** Takes the last change of this task back; false when there is none. */
  undo: (input: Input) => boolean
  /** Whether everything is there; if not, moves to the first result that lacks something and says what. */
  check: () => boolean
}

/** The first state of a task: nothing pressed but what is stored, at the first result that lacks something. */
export function openTask(
  task: TaskView,
  project: LabelProject,
  judgements: Judgements = judgementsOf(task.labels),
): TaskState {
  const first = subjectsOf(task).findIndex((id) => lackIn({ task, project, judgements }, id) !== null)
  return { task, project, judgements, at: hasSides(task) ? 0 : Math.max(0, first), seen: {}, steps: [], lacking: null }
}

/** The level that a label about `subject` is decided at: what is not masked is seen as it is. */
function levelAt({ task, seen }: TaskState, subject: string): Level {
  const looked = task.results.filter(({ id }) => subject === task.whole || id === subject)
  const levels = looked.map(({ id, masked }): Level => (masked ? (seen[id] ?? 0) : 5))
  return Math.min(5, ...levels) as Level
}

/** Whether the answer to each result is shown at once. */
const explainsItself = ({ task }: TaskState) => task.course?.kind === 'training'

/** The next result that lacks something, after `at` and round from the top; `at` itself when there is none. */
function nextOpen(state: TaskState): number {
  const { task, at } = state
  const places = hasSides(task) ? 0 : placesOf(task)
  for (let step = 1; step <= places; step++) {
    const place = (at + step) % places
    if (lackIn(state, subjectAt(task, place)) !== null) return place
  }
  return at
}

/** The state and rules of the task that lies in the store; every change is handed to `made` as well. */
export function createTaskStore(first: TaskState, made: (change: Made) => void): TaskStore {
  const store = createStore<TaskState>(() => first)
  const subjectNow = ({ task, at }: TaskState) => subjectAt(task, at)

  function change(
    subject: string,
    dimension: Dimension,
    judgement: Judgement | undefined,
    input: Input,
    stepsOn: boolean,
  ): void {
    const state = store.getState()
    const before = state.judgements[subject]?.[dimension]
    const judgements = withJudgement(state.judgements, subject, dimension, judgement)
    const { task, project } = state
    const wasOpen = lackIn(state, subject) !== null
    const isDone = lackIn({ task, project, judgements }, subject) === null
    // In a course the answer comes first.
    const at =
      stepsOn && !explainsItself(state) && isDone && (wasOpen || subject === subjectNow(state))
        ? nextOpen({ ...state, judgements })
        : state.at
    store.setState({ judgements, at, steps: [...state.steps, { subject, dimension, before }], lacking: null })
    made({ task, project, subject, dimension, judgement, input, level: levelAt(state, subject) })
  }

  return {
    store,
    move: (step) => store.setState(({ at, task }) => ({ at: Math.min(placesOf(task) - 1, Math.max(0, at + step)) })),
    select: (at) => store.setState({ at }),
    saw(subject, level) {
      const { seen } = store.getState()
      if (level > (seen[subject] ?? 0)) store.setState({ seen: { ...seen, [subject]: level } })
    },
    grade(value, input) {
      const subject = subjectNow(store.getState())
      if (!subject) return
      if (isLockedIn(store.getState(), subject)) {
        store.setState({ lacking: { subject, lack: 'safety', count: 1 } })
        return
      }
      const explanation = store.getState().judgements[subject]?.relevance?.explanation ?? ''
      change(subject, 'relevance', { kind: 'value', value, reason: null, explanation }, input, true)
    },
    cannotJudge(reason, input) {
      const state = store.getState()
      const subject = subjectNow(state)
      const dimension = askedOf(state).safety.mode === 'only' ? 'safety' : 'relevance'
      if (subject)
        change(subject, dimension, { kind: 'cannot-judge', value: null, reason, explanation: '' }, input, true)
    },
    flag(input) {
      const state = store.getState()
      const subject = subjectNow(state)
      if (!subject) return
      const flagged = state.judgements[subject]?.flag
      change(
        subject,
        'flag',
        flagged ? undefined : { kind: 'value', value: null, reason: null, explanation: '' },
        input,
        false,
      )
    },
    explain(subject, explanation, input) {
      const relevance = store.getState().judgements[subject]?.relevance
      if (relevance && relevance.explanation !== explanation)
        change(subject, 'relevance', { ...relevance, explanation }, input, false)
    },
    say: (subject, dimension, judgement, input, stepsOn = true) =>
      change(subject, dimension, judgement, input, stepsOn),
    withdraw(subject) {
      const { task, at, steps } = store.getState()
      const place = task.results.findIndex(({ id }) => id === subject)
      const results = task.results.filter(({ id }) => id !== subject)
      const leftCount = task.leftCount === null ? null : task.leftCount - (place < task.leftCount ? 1 : 0)
      if (place < 0 || results.length === 0 || leftCount === 0 || leftCount === results.length) return false
      const left = { ...task, results, leftCount }
      store.setState({
        task: left,
        at: Math.min(at, placesOf(left) - 1),
        steps: steps.filter((step) => step.subject !== subject),
        lacking: null,
      })
      return true
    },
    undo(input) {
      const { steps, judgements, task, project, at } = store.getState()
      const last = steps.at(-1)
      if (!last) return false
      store.setState({
        judgements: withJudgement(judgements, last.subject, last.dimension, last.before),
        at: last.subject === task.intent ? at : placeOf(task, last.subject, at),
        steps: steps.slice(0, -1),
        lacking: null,
      })
      const { subject, dimension, before: judgement } = last
      made({ task, project, subject, dimension, judgement, input, level: levelAt(store.getState(), subject) })
      return true
    },
    check() {
      const state = store.getState()
      const { task, at } = state
      const open = lackingIn(state)
      const [found] = open
      if (!found) return true
      // In a course this is the step to the next result, not a slip.
      if (explainsItself(state) && lackIn(state, subjectNow(state) ?? '') === null) {
        store.setState({ at: nextOpen(state), lacking: null })
        return false
      }
      store.setState({
        at: found.subject === task.intent ? at : placeOf(task, found.subject, at),
        lacking: { subject: found.subject, lack: found.lack, count: open.length },
      })
      return false
    },
  }
}
