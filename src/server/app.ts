import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { endpoints } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/policy.ts'
import { ApiError } from './api-error.ts'
import { createAuth } from './auth/auth.ts'
import type { Deps } from './deps.ts'
import type { Env } from './env.ts'
import { keptFigures } from './insights/kept-figures.ts'
import { createWorkshop } from './insights/workshop.ts'
import { findCallers } from './middleware/caller.ts'
import { guard } from './middleware/guard.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameSite } from './middleware/same-site.ts'
import { secureAnswers } from './middleware/security-headers.ts'
import { type App, routesOn } from './router.ts'
import { bulkRoutes } from './routes/bulk.ts'
import { calibrationRoutes } from './routes/calibration.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { draftRoutes } from './routes/drafts.ts'
import { driftRoutes } from './routes/drift.ts'
import { exportRoutes } from './routes/exports.ts'
import { exposureRoutes } from './routes/exposure.ts'
import { feedbackRoutes } from './routes/feedback.ts'
import { goldRoutes } from './routes/gold.ts'
import { guidelineRoutes } from './routes/guidelines.ts'
import { historyRoutes } from './routes/history.ts'
import { importRoutes } from './routes/imports.ts'
import { insightRoutes } from './routes/insights.ts'
import { labelRoutes } from './routes/labels.ts'
import { lifeRoutes } from './routes/life.ts'
import { linkRoutes } from './routes/links.ts'
import { maskedWordRoutes } from './routes/masked-words.ts'
import { mediaRoutes } from './routes/media.ts'
import { mediaFetchRoutes } from './routes/media-fetches.ts'
import { memberRoutes } from './routes/members.ts'
import { noticeRoutes } from './routes/notices.ts'
import { officerRoutes } from './routes/officer.ts'
import { organisationRoutes } from './routes/organisation.ts'
import { peopleRoutes } from './routes/people.ts'
import { preferenceRoutes } from './routes/preferences.ts'
import { progressRoutes } from './routes/progress.ts'
import { projectRoutes } from './routes/projects.ts'
import { reportRoutes } from './routes/report.ts'
import { reviewRoutes } from './routes/review.ts'
import { roomRoutes } from './routes/room.ts'
import { runRoutes } from './routes/runs.ts'
import { sampleRoutes } from './routes/samples.ts'
import { sessionRoutes } from './routes/session.ts'
import { skillRoutes } from './routes/skills.ts'
import { statusRoutes } from './routes/status.ts'
import { systemRoutes } from './routes/system.ts'
import { taskRoutes } from './routes/tasks.ts'
import { trainingRoutes } from './routes/training.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { viewingRoutes } from './routes/viewings.ts'
import { watchRoutes } from './routes/watch.ts'

function problemOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  // Hono's own refusals: a body that is no JSON, a path that is no UTF-8.
  if (error instanceof HTTPException && error.status < 500) return new ApiError('bad-request', error.message)
  return new ApiError('internal', 'Something went wrong here; the server has logged it.')
}

/** Says in the log what went wrong in work that nobody waited for. */
function logFailure({ log, now, newId }: Deps, error: unknown): void {
  const detail = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)
  log({
    ...{ at: now().toISOString(), id: newId(), method: '-', path: 'insights', status: 500, ms: 0 },
    ...{ error: 'internal', detail },
  })
}

/** The whole API as one `Request -> Response`; hosts differ only in the `deps` they give it. */
export function createApp(deps: Deps): App {
  const auth = createAuth(deps)
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return
      const details = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      throw new ApiError('bad-request', 'The request does not have the agreed shape.', details)
    },
  })
  app.onError((error, c) => {
    const problem = problemOf(error)
    c.set('errorId', problem.id)
    if (problem.id === 'internal') {
      const detail = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)
      deps.log({
        at: deps.now().toISOString(),
        id: c.get('requestId'),
        method: c.req.method,
        path: routePath(c, -1),
        status: 500,
        ms: 0,
        error: 'internal',
        detail,
      })
    }
    const { id, message, details, status } = problem
    return c.json({ id, message, ...(details !== undefined && { details }) }, status)
  })
  app.notFound((c) => c.json({ id: 'not-found', message: 'There is no such endpoint.' }, 404))

  app.use('/api/*', requestLog(deps), secureAnswers(), async (c, next) => {
    // Told by the host beside the request, so that no client can make it up.
    c.set('address', c.env?.address ?? 'local')
    await next()
  })
  app.use('/api/*', sameSite())
  const findCaller = findCallers(auth, deps)
  for (const [id, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    app.on(endpoint.method, endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), guard(id, endpoint, findCaller, deps))
  }

  const on = routesOn(app, deps)
  const failed = (error: unknown) => logFailure(deps, error)
  const workshop = createWorkshop({ figures: keptFigures(deps), now: deps.now, failed })
  statusRoutes(on)
  systemRoutes(on)
  sessionRoutes(on, auth)
  linkRoutes(on, auth)
  peopleRoutes(on)
  projectRoutes(on)
  lifeRoutes(on, workshop)
  sampleRoutes(on)
  progressRoutes(on)
  guidelineRoutes(on)
  draftRoutes(on)
  memberRoutes(on)
  uploadRoutes(on)
  importRoutes(on)
  exportRoutes(on, workshop)
  deliveryRoutes(on, workshop)
  reportRoutes(on, workshop)
  preferenceRoutes(on)
  taskRoutes(on)
  labelRoutes(on)
  mediaRoutes(on)
  mediaFetchRoutes(on)
  maskedWordRoutes(on)
  viewingRoutes(on)
  reviewRoutes(on, workshop)
  feedbackRoutes(on)
  goldRoutes(on)
  skillRoutes(on)
  noticeRoutes(on)
  officerRoutes(on)
  trainingRoutes(on)
  historyRoutes(on)
  bulkRoutes(on)
  insightRoutes(on, workshop)
  driftRoutes(on, workshop)
  runRoutes(on, workshop)
  roomRoutes(on, deps)
  calibrationRoutes(on)
  watchRoutes(on, workshop)
  organisationRoutes(on)
  exposureRoutes(on)
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Touchstone', version: deps.version } })
  return app
}
