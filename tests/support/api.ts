import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/policy.ts'
import type { Shape } from '#contract/shapes/shape.ts'
import { type AnswerOf, type BodyOf, type ParamsOf, type QueryOf, shapes } from '#contract/shapes.ts'
import { createApp } from '#server/app.ts'
import { firstOwnerLink } from '#server/auth/links.ts'
import type { Database } from '#server/db/schema.ts'
import { type Deps, newId, type RequestLog } from '#server/deps.ts'
import type { App } from '#server/router.ts'
import { serverIdentity } from '#server/server-identity.ts'
import { password } from './password.ts'

/** What a call came back with: the status, and the parsed answer or the error body. */
export interface Outcome<T> {
  status: number
  body: T
  error: { id: string; message: string; details?: unknown }
  headers: Headers
}

interface Input<E extends EndpointId> {
  params?: ParamsOf<E>
  query?: QueryOf<E>
  body?: BodyOf<E>
}

/** What answers requests: the app in this process, or a server elsewhere. */
export interface Answers {
  request: (path: string, init: RequestInit, bindings: { address: string }) => Response | Promise<Response>
}

/** One browser's worth of cookies against the app. */
export class Client {
  readonly app: Answers
  cookie = ''
  id = ''
  /** Every browser has an address of its own, so that one test's sign-ins do not use up another's limit. */
  address: string = newId()
  constructor(app: Answers) {
    this.app = app
  }

  /** Calls an endpoint of the contract over `app.request`, keeping cookies. */
  async call<E extends EndpointId>(id: E, input: Input<E> = {}): Promise<Outcome<AnswerOf<E>>> {
    const endpoint: Endpoint = endpoints[id]
    const params = (input.params ?? {}) as Record<string, string>
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
    const query = new URLSearchParams((input.query ?? {}) as Record<string, string>).toString()
    const answer = await this.request(query ? `${path}?${query}` : path, {
      method: endpoint.method.toUpperCase(),
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    })
    const json: unknown = answer.headers.get('content-type')?.includes('json') ? await answer.json() : undefined
    const shape: Shape = shapes[id]
    const body = (answer.ok && shape.answer ? (shape.answer as z.ZodType).parse(json) : undefined) as AnswerOf<E>
    return { status: answer.status, body, error: json as Outcome<AnswerOf<E>>['error'], headers: answer.headers }
  }

  /** The answer of a call that has to succeed. */
  async ok<E extends EndpointId>(id: E, input: Input<E> = {}): Promise<AnswerOf<E>> {
    const outcome = await this.call(id, input)
    if (outcome.status !== 200) throw new Error(`${id}: ${outcome.status} ${JSON.stringify(outcome.error)}`)
    return outcome.body
  }

  /** A plain request with this client's cookies. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
    if (this.cookie) headers.set('cookie', this.cookie)
    if (!headers.has('x-touchstone')) headers.set('x-touchstone', '1')
    const answer = await this.app.request(path, { ...init, headers }, { address: this.address })
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie.split(';')[0] ?? '')
    return answer
  }

  #keep(pair: string) {
    const name = pair.split('=')[0]
    const others = this.cookie.split('; ').filter((other) => other && other.split('=')[0] !== name)
    this.cookie = [...others, ...(pair.endsWith('=') ? [] : [pair])].join('; ')
  }
}

/** A server under test: the real app on a real database, with a clock that the test sets. */
export class TestServer {
  readonly app: App
  readonly db: Kysely<Database>
  /** Signs cookies. */
  readonly secret: string
  readonly log: RequestLog[] = []
  readonly clock = { now: new Date('2026-11-24T09:00:00Z') }

  constructor(db: Kysely<Database>, deps: Omit<Deps, 'now'> & Partial<Deps>) {
    this.db = db
    this.secret = deps.secret
    // With a clock of its own the app would take what is dated by this one for long expired.
    if (deps.now) this.clock.now = deps.now()
    this.app = createApp({ now: () => this.clock.now, ...deps, log: (line) => this.log.push(line) })
  }

  /** Lets time pass, in minutes. */
  pass(minutes: number): void {
    this.clock.now = new Date(this.clock.now.getTime() + minutes * 60_000)
  }

  /** A browser where nobody is signed in. */
  stranger(): Client {
    return new Client(this.app)
  }

  /** The first owner, signed in. */
  async owner(): Promise<Client> {
    const link = await firstOwnerLink(this.db, { newId, now: () => this.clock.now })
    if (!link) throw new Error('there is an owner already')
    return this.join(link.url, 'Olive Owner', 'owner@example.org')
  }

  /** Takes up a one-time link with a new account. */
  async join(url: string, name: string, email: string): Promise<Client> {
    const client = this.stranger()
    const token = url.split('/').at(-1) ?? ''
    const { me } = await client.ok('link.accept', {
      params: { token },
      body: { name, email, password },
    })
    client.id = me.id
    return client
  }
}

/** Starts the app on a database that the caller provides. */
export async function testServer(db: Kysely<Database>, more: Partial<Deps> = {}): Promise<TestServer> {
  const identity = await serverIdentity(db)
  return new TestServer(db, {
    ...{ db, ...identity, version: 'test', build: 'test', newId, log: () => {}, checkAnswers: true },
    sample: async () => null,
    // Tests are told what is, not what was.
    patience: { first: 60_000, again: 60_000 },
    ...more,
  })
}
