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

const keys = new Map<string, Promise<CryptoKey>>()

function hmacKey(secret: string): Promise<CryptoKey> {
  let key = keys.get(secret)
  if (!key) {
    key = crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    keys.set(secret, key)
  }
  return key
}

/**
 * The id by which one assignment shows a result: 96 bits of an HMAC, so that two annotators cannot find
 * out that they hold the same result, and nothing about rank or order can be read from it.
 */
export async function scopedId(secret: string, assignmentId: string, resultId: string): Promise<string> {
  const signed = await crypto.subtle.sign('HMAC', await hmacKey(secret), encoder.encode(`${assignmentId}/${resultId}`))
  return base64url(new Uint8Array(signed).subarray(0, 12))
}
