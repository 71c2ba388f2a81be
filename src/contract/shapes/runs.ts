import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import {
  ChosenRuns,
  EvaluationQuery,
  NewRun,
  Run,
  RunComparisonAnswer,
  RunEvaluationAnswer,
  RunQueries,
  RunQueriesQuery,
  RunQuery,
  RunReturnAnswer,
  Runs,
  UnjudgedAnswer,
  UnjudgedQuery,
} from '../runs.ts'
import { inProject, projectId, type Shape } from './shape.ts'

/** Runs. */
export const runsShapes = {
  'run.list': { params: projectId, answer: Runs },
  'run.create': { params: projectId, body: NewRun, answer: Run },
  'run.delete': { params: inProject({ runId: Id }), answer: Done },
  'run.choose': { params: projectId, body: ChosenRuns, answer: Done },
  'run.comparison': { params: projectId, answer: RunComparisonAnswer },
  'run.evaluation': { params: projectId, query: EvaluationQuery, answer: RunEvaluationAnswer },
  'run.queries': {
    params: projectId,
    query: RunQueriesQuery,
    answer: RunQueries,
  },
  'run.return': {
    params: projectId,
    query: z.strictObject({ measure: z.string().min(1).max(100) }),
    answer: RunReturnAnswer,
  },
  'run.query': { params: inProject({ queryId: Id }), answer: RunQuery },
  'run.csv': { params: projectId, query: EvaluationQuery },
  'run.unjudged': { params: projectId, query: UnjudgedQuery, answer: UnjudgedAnswer },
  'run.judge': {
    params: projectId,
    body: z.strictObject({ k: z.number().int().min(1).max(1000) }),
    answer: z.strictObject({ first: z.number().int(), made: z.number().int() }),
  },
} as const satisfies Record<string, Shape>
