import { remember } from '#core/remember.ts'

const encoder = new TextEncoder()

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A random token of `bytes` bytes, as base64url. */
export function randomToken(bytes = 24): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)))
}

/** SHA-256 of text or bytes, as hex. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(
    new Uint8Array(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? encoder.encode(data) : data)),
  )
}

/** The hash of the session that a request comes with; every request would work it out anew. */
export const sessionHash = remember(2000, (token) => sha256(token))

const hmacKey = remember(100, (secret) =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
)

// Each signature is a way to another thread and back, and every request about a task needs those of all its results.
const scopedIds = remember(20_000, async (of) => {
  const [secret = '', subject = ''] = JSON.parse(of) as string[]
  const signed = await crypto.subtle.sign('HMAC', await hmacKey(secret), encoder.encode(subject))
  return base64url(new Uint8Array(signed).subarray(0, 12))
})

/**
 * The id by which one assignment shows a result: 96 bits of an HMAC, so that two annotators cannot find
 * out that they hold the same result, and nothing about rank or order can be read from it.
 */
export function scopedId(secret: string, assignmentId: string, resultId: string): Promise<string> {
  return scopedIds(JSON.stringify([secret, `${assignmentId}/${resultId}`]))
}
