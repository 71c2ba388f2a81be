import { createRoute } from '@tanstack/react-router'
import { project } from './base-routes.tsx'
import { page } from './page.ts'

/** The sessions of a project. */
export const calibration = createRoute({
  getParentRoute: () => project,
  path: '/calibration',
  component: page(() => import('./pages/calibration.tsx'), 'Calibration'),
})
/** A session to be planned; `after` names the one whose suggestion it begins with. */
export const newCalibration = createRoute({
  getParentRoute: () => project,
  path: '/calibration/new',
  validateSearch: (search: Record<string, unknown>): { after?: string } =>
    typeof search.after === 'string' && /^[\da-f-]{36}$/.test(search.after) ? { after: search.after } : {},
  component: page(() => import('./pages/calibration.tsx'), 'NewCalibration'),
})
/** What came of a session. */
export const calibrationReport = createRoute({
  getParentRoute: () => project,
  path: '/calibration/$sessionId',
  component: page(() => import('./pages/calibration.tsx'), 'CalibrationReport'),
})
/** The plan of a session. */
export const editCalibration = createRoute({
  getParentRoute: () => project,
  path: '/calibration/$sessionId/edit',
  component: page(() => import('./pages/calibration.tsx'), 'EditCalibration'),
})
/** The room of a session. */
export const calibrationRoom = createRoute({
  getParentRoute: () => project,
  path: '/calibration/$sessionId/room',
  component: page(() => import('./pages/calibration-room.tsx'), 'CalibrationRoom'),
})
/** A session taken alone. */
export const calibrationAlone = createRoute({
  getParentRoute: () => project,
  path: '/calibration/$sessionId/alone',
  component: page(() => import('./pages/calibration.tsx'), 'CalibrationAlone'),
})
