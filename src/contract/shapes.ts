import type { z } from 'zod'
import type { EndpointId } from './endpoints.ts'
import { accountShapes } from './shapes/account.ts'
import { afterShapes } from './shapes/after.ts'
import { bulkShapes } from './shapes/bulk.ts'
import { calibrationShapes } from './shapes/calibration.ts'
import { deliveriesShapes } from './shapes/deliveries.ts'
import { exposureShapes } from './shapes/exposure.ts'
import { goldShapes } from './shapes/gold.ts'
import { importsShapes } from './shapes/imports.ts'
import { insightsShapes } from './shapes/insights.ts'
import { labellingShapes } from './shapes/labelling.ts'
import { lifeShapes } from './shapes/life.ts'
import { officerShapes } from './shapes/officer.ts'
import { organisationShapes } from './shapes/organisation.ts'
import { projectsShapes } from './shapes/projects.ts'
import { reportShapes } from './shapes/report.ts'
import { reviewShapes } from './shapes/review.ts'
import { roomShapes } from './shapes/room.ts'
import { runsShapes } from './shapes/runs.ts'
import { safetySettingsShapes } from './shapes/safety-settings.ts'
import type { Shape } from './shapes/shape.ts'
import { statusShapes } from './shapes/status.ts'
import { trainingShapes } from './shapes/training.ts'
import { viewingShapes } from './shapes/viewing.ts'
import { watchShapes } from './shapes/watch.ts'

/** The schemas of every endpoint, by its name in endpoints.ts. */
export const shapes = {
  ...accountShapes,
  ...projectsShapes,
  ...lifeShapes,
  ...deliveriesShapes,
  ...reportShapes,
  ...importsShapes,
  ...reviewShapes,
  ...goldShapes,
  ...labellingShapes,
  ...bulkShapes,
  ...insightsShapes,
  ...runsShapes,
  ...roomShapes,
  ...calibrationShapes,
  ...afterShapes,
  ...trainingShapes,
  ...safetySettingsShapes,
  ...viewingShapes,
  ...watchShapes,
  ...organisationShapes,
  ...exposureShapes,
  ...officerShapes,
  ...statusShapes,
} as const satisfies Record<EndpointId, Shape>

type In<S, K extends keyof Shape> = S extends Record<K, infer T extends z.ZodType> ? z.input<T> : undefined
/** Path parameters an endpoint takes. */
export type ParamsOf<E extends EndpointId> = In<(typeof shapes)[E], 'params'>
/** Query string an endpoint takes. */
export type QueryOf<E extends EndpointId> = In<(typeof shapes)[E], 'query'>
/** JSON body an endpoint takes. */
export type BodyOf<E extends EndpointId> = In<(typeof shapes)[E], 'body'>
/** JSON answer of an endpoint. */
export type AnswerOf<E extends EndpointId> = (typeof shapes)[E] extends { answer: infer T extends z.ZodType }
  ? z.output<T>
  : undefined
