import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'

/** Hands the host one line per request: pattern of the path, status and time, never content or addresses with secrets. */
export function requestLog({ log, now, newId }: Pick<Deps, 'log' | 'now' | 'newId'>): MiddlewareHandler<Env> {
  return async function logRequest(c, next) {
    const started = performance.now()
    const at = now().toISOString()
    c.set('requestId', newId())
    await next()
    c.header('x-request-id', c.get('requestId'))
    const person = c.get('person')
    const error = c.get('errorId')
    log({
      at,
      id: c.get('requestId'),
      method: c.req.method,
      path: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      ...(person && { person: person.id }),
      ...(error && { error }),
    })
  }
}
