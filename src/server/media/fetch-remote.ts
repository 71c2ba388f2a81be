import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { fetchProblems } from '#contract/safety-words.ts'
import { allowedMedia, webAddress } from '#core/remote-address.ts'
import { isPublicAddress } from './public-address.ts'

export type FetchProblem = (typeof fetchProblems)[number]

/** A fetch that was refused or failed; it says why, and nothing of what the other server said. */
export class FetchError extends Error {
  readonly problem: FetchProblem
  constructor(problem: FetchProblem) {
    super(problem)
    this.problem = problem
  }
}

/** What may be fetched, and what names mean; the last two are for tests alone. */
export interface FetchRules {
  origins: readonly string[]
  /** Bytes of one file, and ms for all of it. */
  mostBytes: number
  mostMs: number
  isAllowed?: (address: string) => boolean
  resolve?: (host: string) => Promise<string[]>
}

const mostRedirects = 3

async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

/** The one address to connect to; all that the name means must be allowed, so that no later answer can differ. */
async function addressOf(
  url: URL,
  { isAllowed = isPublicAddress, resolve = resolveHost }: FetchRules,
): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [host] : await resolve(host).catch(() => [])
  const [first] = found
  if (first === undefined) throw new FetchError('no-such-host')
  if (!found.every(isAllowed)) throw new FetchError('private-address')
  return first
}

function ask(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const family = isIP(address)
  const pinned: LookupFunction = (_, options, answer) => {
    if (options.all) answer(null, [{ address, family }])
    else answer(null, address, family)
  }
  const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Touchstone' }
  const open = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = open(url, { lookup: pinned, agent: false, headers, signal, maxHeaderSize: 16_384 }, resolve)
    asked.once('error', reject)
    asked.end()
  })
}

async function readBody(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const told = Number(answer.headers['content-length'] ?? 0)
  if (told > mostBytes) throw new FetchError('too-large')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.byteLength
    if (size > mostBytes) throw new FetchError('too-large')
    parts.push(part)
  }
  if (!answer.complete) throw new FetchError('broken-off')
  return new Uint8Array(Buffer.concat(parts))
}

async function follow(
  start: string,
  rules: FetchRules,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; url: string }> {
  let next = start
  for (let hops = 0; hops <= mostRedirects; hops++) {
    if (!webAddress(next)) throw new FetchError('bad-address')
    const allowed = allowedMedia(next, rules.origins)
    if (!allowed) throw new FetchError('not-listed')
    const url = new URL(allowed)
    const answer = await ask(url, await addressOf(url, rules), signal)
    try {
      const { statusCode = 0, headers } = answer
      if (statusCode === 200) return { bytes: await readBody(answer, rules.mostBytes), url: allowed }
      if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) throw new FetchError('refused')
      if (!URL.canParse(headers.location, url)) throw new FetchError('bad-address')
      next = new URL(headers.location, url).href
    } finally {
      answer.destroy()
    }
  }
  throw new FetchError('too-many-redirects')
}

/**
 * Fetches one file from an allowed origin: one look-up of its name, connected to that very address, every redirect (three at most) held to the same
 * rules. Answers the bytes and the address they came from; throws FetchError.
 */
export async function fetchRemote(
  address: string,
  rules: FetchRules,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; url: string }> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), rules.mostMs)
  const late = new Promise<never>((_, reject) =>
    stop.signal.addEventListener('abort', () => reject(new FetchError('too-slow'))),
  )
  try {
    return await Promise.race([follow(address, rules, stop.signal), late])
  } catch (error) {
    if (error instanceof FetchError) throw error
    throw new FetchError(stop.signal.aborted ? 'too-slow' : 'broken-off')
  } finally {
    clearTimeout(timer)
    late.catch(() => {})
    stop.abort()
  }
}
