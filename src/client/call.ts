import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import type { ErrorBody, ErrorId } from '#contract/errors.ts'
import { type Endpoint, personHeader } from '#contract/policy.ts'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '#contract/shapes.ts'

/** An answer that is no success; `offline` (status 0) when there was none at all. */
export class ApiError extends Error {
  readonly id: ErrorId | 'offline'
  readonly status: number
  readonly details: unknown
  constructor(id: ErrorId | 'offline', status: number, message: string, details?: unknown) {
    super(message)
    this.id = id
    this.status = status
    this.details = details
  }
}

type Part<K extends string, T> = [T] extends [undefined] ? { [key in K]?: undefined } : { [key in K]: T }

/** What a call takes beside its name: path parameters, query, body, as the endpoint has them; `as` is whose it is, where it was made before it is sent. */
export type Input<E extends EndpointId> = Part<'params', ParamsOf<E>> &
  Partial<Part<'query', QueryOf<E>>> &
  Part<'body', BodyOf<E>> & { signal?: AbortSignal; as?: string }

/** The address of an endpoint with its parameters filled in. */
export function addressOf(id: EndpointId, params: object = {}, query: object = {}): string {
  const values = params as Record<string, unknown>
  const path = (endpoints[id] as Endpoint).path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  )
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

/** The error that an answer tells of. */
export async function problemOf(answer: Response): Promise<ApiError> {
  const body = (await answer.json().catch(() => null)) as ErrorBody | null
  // A proxy in between may answer with a page of its own.
  if (!body?.id)
    return new ApiError(answer.status >= 500 ? 'unavailable' : 'internal', answer.status, answer.statusText)
  return new ApiError(body.id, answer.status, body.message, body.details)
}

/** Calls an endpoint of the API; throws ApiError. */
export async function call<E extends EndpointId>(
  id: E,
  ...[input]: Record<string, never> extends Input<E> ? [Input<E>?] : [Input<E>]
): Promise<AnswerOf<E>> {
  const { params, query, body, signal, as } = (input ?? {}) as {
    params?: object
    query?: object
    body?: unknown
    signal?: AbortSignal
    as?: string
  }
  const endpoint: Endpoint = endpoints[id]
  const headers: Record<string, string> = endpoint.method === 'get' ? {} : { 'x-touchstone': '1' }
  if (as !== undefined) headers[personHeader] = as
  if (body !== undefined) headers['content-type'] = 'application/json'
  const init: RequestInit = {
    method: endpoint.method.toUpperCase(),
    headers,
    credentials: 'same-origin',
    signal: signal ?? null,
  }
  if (body !== undefined) init.body = JSON.stringify(body)
  let answer: Response
  try {
    answer = await fetch(addressOf(id, params, query), init)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('offline', 0, 'The server cannot be reached.')
  }
  if (!answer.ok) throw await problemOf(answer)
  return (await answer.json()) as AnswerOf<E>
}
