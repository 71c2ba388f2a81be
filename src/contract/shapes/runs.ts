import { Done, Id } from '../basics.ts'
import { ChosenRuns, NewRun, Run, RunComparisonAnswer, Runs } from '../runs.ts'
import { inProject, projectId, type Shape } from './shape.ts'

/** Runs. */
export const runsShapes = {
  'run.list': { params: projectId, answer: Runs },
  'run.create': { params: projectId, body: NewRun, answer: Run },
  'run.delete': { params: inProject({ runId: Id }), answer: Done },
  'run.choose': { params: projectId, body: ChosenRuns, answer: Done },
  'run.comparison': { params: projectId, answer: RunComparisonAnswer },
} as const satisfies Record<string, Shape>
