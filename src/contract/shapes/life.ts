import { Gate, NewDecision, NewStep, ProjectLife } from '../life.ts'
import { PlanAnswer, PlanUpdate } from '../plan.ts'
import { projectId, type Shape } from './shape.ts'

/** A project's life. */
export const lifeShapes = {
  'plan.get': { params: projectId, answer: PlanAnswer },
  'plan.update': { params: projectId, body: PlanUpdate, answer: PlanAnswer },
  'life.get': { params: projectId, answer: ProjectLife },
  'life.step': { params: projectId, body: NewStep, answer: ProjectLife },
  'life.gate': { params: projectId, answer: Gate },
  'life.decide': { params: projectId, body: NewDecision, answer: ProjectLife },
} as const satisfies Record<string, Shape>
