import type { MiddlewareHandler } from 'hono'
import { ApiError } from '../api-error.ts'

/**
 * Refuses writes that another site could have caused: they must carry `x-touchstone`, which a foreign page
 * cannot add without a permission that we never give, and must not say that they come from elsewhere.
 */
export function sameSite(): MiddlewareHandler {
  return async function refuseCrossSite(c, next) {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    const site = c.req.header('sec-fetch-site')
    if (!reads && (!c.req.header('x-touchstone') || (site && site !== 'same-origin'))) {
      throw new ApiError('cross-site', 'Writes need the header x-touchstone and the same origin.')
    }
    await next()
  }
}
