import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import { errorStatus } from '#contract/errors.ts'
import type { Membership } from '#contract/people.ts'
import type { Endpoint } from '#contract/policy.ts'
import type { Shape } from '#contract/shapes/shape.ts'
import { shapes } from '#contract/shapes.ts'
import type { Deps } from './deps.ts'
import type { Env, Person } from './env.ts'

export type App = OpenAPIHono<Env>

type Parsed<E extends EndpointId, K extends keyof Shape> =
  (typeof shapes)[E] extends Record<K, infer T extends z.ZodType> ? z.output<T> : undefined
type Answer<E extends EndpointId> = (typeof shapes)[E] extends { answer: infer T extends z.ZodType }
  ? z.input<T>
  : Response

/** One call: parsed input, who calls, and what the app is built on. */
export interface Call<E extends EndpointId> extends Deps {
  params: Parsed<E, 'params'>
  query: Parsed<E, 'query'>
  body: Parsed<E, 'body'>
  /** The signed-in person; the policy has seen to it unless it says `anyone`. */
  person: (typeof endpoints)[E]['policy'] extends { who: 'anyone' } ? Person | null : Person
  membership: (typeof endpoints)[E]['policy'] extends { who: 'member' } ? Membership : null
  c: Context<Env>
}

type Handlers = { [E in EndpointId]: (call: Call<E>) => Promise<Answer<E>> }

/** Binds a handler to an endpoint of the contract. */
export type On = <E extends EndpointId>(id: E, handle: Handlers[E]) => void

const ErrorAnswer = z.strictObject({
  id: z.enum(Object.keys(errorStatus)),
  message: z.string(),
  details: z.unknown().optional(),
})

function describe(id: EndpointId) {
  const endpoint: Endpoint = endpoints[id]
  const shape: Shape = shapes[id]
  const ok = shape.answer
    ? { description: 'Done', content: { 'application/json': { schema: shape.answer } } }
    : { description: 'A file', content: { 'application/octet-stream': { schema: z.string() } } }
  return createRoute({
    operationId: id,
    method: endpoint.method,
    path: endpoint.path,
    summary: endpoint.summary,
    description: `Policy: ${JSON.stringify(endpoint.policy)}`,
    request: {
      ...(shape.params && { params: shape.params }),
      ...(shape.query && { query: shape.query }),
      ...(shape.body && { body: { required: true, content: { 'application/json': { schema: shape.body } } } }),
    },
    responses: {
      200: ok,
      default: { description: 'An error', content: { 'application/json': { schema: ErrorAnswer } } },
    },
  })
}

type Valid = (part: 'param' | 'query' | 'json') => never

/** Makes the function that routes are declared with. */
export function routesOn(app: App, deps: Deps): On {
  return (id, handle) => {
    const shape: Shape = shapes[id]
    app.openapi(describe(id), (async (c: Context<Env>) => {
      const valid = c.req.valid.bind(c.req) as Valid
      const answer = await handle({
        ...deps,
        params: shape.params ? valid('param') : (undefined as never),
        query: shape.query ? valid('query') : (undefined as never),
        body: shape.body ? valid('json') : (undefined as never),
        person: c.get('person') as never,
        membership: c.get('membership') as never,
        c,
      })
      if (answer instanceof Response) return answer
      const checked = deps.checkAnswers && shape.answer ? shape.answer.parse(answer) : answer
      return c.json(checked as object, 200 as ContentfulStatusCode)
    }) as never)
  }
}
