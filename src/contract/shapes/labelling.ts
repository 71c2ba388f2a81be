import { z } from 'zod'
import {
  Finish,
  FinishAnswer,
  History,
  HistoryQuery,
  LabelBatch,
  LabelProject,
  LeaseAnswer,
  NextTasks,
  NextTasksAnswer,
  Receipts,
  TaskView,
} from '../labelling.ts'
import { assignmentId, projectId, type Shape } from './shape.ts'

/** Labelling: tasks, labels, history. */
export const labellingShapes = {
  'label.project': { params: projectId, answer: LabelProject },
  'task.next': { params: projectId, body: NextTasks, answer: NextTasksAnswer },
  'task.nextAny': { body: NextTasks, answer: NextTasksAnswer },
  'label.save': { body: LabelBatch, answer: Receipts },
  'assignment.get': { params: assignmentId, answer: TaskView },
  'assignment.renew': { params: assignmentId, answer: LeaseAnswer },
  'assignment.finish': { params: assignmentId, body: Finish, answer: FinishAnswer },
  'assignment.media': { params: assignmentId.extend({ subject: z.string().max(40), part: z.string().max(300) }) },
  'history.get': { query: HistoryQuery, answer: History },
} as const satisfies Record<string, Shape>
