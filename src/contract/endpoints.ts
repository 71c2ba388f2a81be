import { accountEndpoints } from './endpoints/account.ts'
import { afterEndpoints } from './endpoints/after.ts'
import { bulkEndpoints } from './endpoints/bulk.ts'
import { calibrationEndpoints } from './endpoints/calibration.ts'
import { deliveriesEndpoints } from './endpoints/deliveries.ts'
import { exposureEndpoints } from './endpoints/exposure.ts'
import { goldEndpoints } from './endpoints/gold.ts'
import { importsEndpoints } from './endpoints/imports.ts'
import { insightsEndpoints } from './endpoints/insights.ts'
import { labellingEndpoints } from './endpoints/labelling.ts'
import { lifeEndpoints } from './endpoints/life.ts'
import { officerEndpoints } from './endpoints/officer.ts'
import { organisationEndpoints } from './endpoints/organisation.ts'
import { projectsEndpoints } from './endpoints/projects.ts'
import { reportEndpoints } from './endpoints/report.ts'
import { reviewEndpoints } from './endpoints/review.ts'
import { roomEndpoints } from './endpoints/room.ts'
import { runsEndpoints } from './endpoints/runs.ts'
import { safetySettingsEndpoints } from './endpoints/safety-settings.ts'
import { statusEndpoints } from './endpoints/status.ts'
import { trainingEndpoints } from './endpoints/training.ts'
import { viewingEndpoints } from './endpoints/viewing.ts'
import { watchEndpoints } from './endpoints/watch.ts'

/** Every endpoint of the API. Schemas stand in shapes.ts, so that the browser can use this table without zod. */
export const endpoints = {
  ...accountEndpoints,
  ...projectsEndpoints,
  ...lifeEndpoints,
  ...deliveriesEndpoints,
  ...reportEndpoints,
  ...importsEndpoints,
  ...reviewEndpoints,
  ...goldEndpoints,
  ...labellingEndpoints,
  ...bulkEndpoints,
  ...insightsEndpoints,
  ...runsEndpoints,
  ...roomEndpoints,
  ...calibrationEndpoints,
  ...afterEndpoints,
  ...trainingEndpoints,
  ...safetySettingsEndpoints,
  ...viewingEndpoints,
  ...watchEndpoints,
  ...organisationEndpoints,
  ...exposureEndpoints,
  ...officerEndpoints,
  ...statusEndpoints,
} as const

/** The name of an endpoint. */
export type EndpointId = keyof typeof endpoints
