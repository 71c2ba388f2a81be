import type { MiddlewareHandler } from 'hono'

// The one style sheet that react-aria puts into a page by script (usePress: no double-tap zoom). By its hash it is
// allowed without allowing any other; a new version of the library may need a new hash, and the browser tests tell.
const pressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/** The policy of every page: own scripts and styles only, nothing inline, no frames, no plug-ins; pictures and clips also from `origins`. */
export function policyWith(origins: readonly string[]): string {
  const media = ["'self'", ...origins].join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${pressStyle}`,
    `img-src ${media}`,
    // A stream is fed to its element by our own script, through an address that only this page can make; nothing is fetched by it.
    `media-src ${media} blob:`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every answer, page or API. */
export const securityHeaders: Record<string, string> = {
  'content-security-policy': policyWith([]),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
}

/** Sets them on API answers, which are never kept by caches. */
export function secureAnswers(): MiddlewareHandler {
  return async function setHeaders(c, next) {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store, private')
  }
}
