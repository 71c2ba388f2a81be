import { z } from 'zod'
import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/policy.ts'
import type { Shape } from '#contract/shapes/shape.ts'
import { shapes } from '#contract/shapes.ts'

interface Schema {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  minLength?: number
}

/** Ids to put into a request by the name of the parameter or field; anything else that is an id takes `any`. */
export type Loot = Readonly<Record<string, string>> & { any: string }

/** Something that a JSON schema lets through, more or less; ids come from the loot. */
function sample(schema: Schema, name: string, loot: Loot): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [option] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (option) return sample(option, name, loot)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).filter(([field]) => schema.required?.includes(field))
    return Object.fromEntries(fields.map(([field, inner]) => [field, sample(inner, field, loot)]))
  }
  if (type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sample(schema.items ?? {}, name, loot))
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (loot[name] !== undefined) return loot[name]
  if (schema.format === 'date-time') return '2026-11-24T09:00:00.000Z'
  return schema.format || name.toLowerCase().endsWith('id') || name === 'ids'
    ? loot.any
    : 'x'.repeat(schema.minLength ?? 1)
}

function jsonSchema(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** A request to an endpoint of the contract, filled with what is not one's own. */
export interface Attack {
  id: EndpointId
  path: string
  init: RequestInit
}

/** Requests to every endpoint of the contract: with every field of the query on its own and none, and a body that the schema lets through. */
export function attacks(loot: Loot): Attack[] {
  return (Object.entries(endpoints) as [EndpointId, Endpoint][]).flatMap(([id, endpoint]) => {
    const shape: Shape = shapes[id]
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(loot[name] ?? loot.any))
    const body = shape.body ? JSON.stringify(sample(jsonSchema(shape.body), 'body', loot)) : '{}'
    const init = { method: endpoint.method.toUpperCase(), ...(endpoint.method !== 'get' && { body }) }
    const fields = shape.query ? Object.entries(jsonSchema(shape.query).properties ?? {}) : []
    const required = shape.query ? (sample(jsonSchema(shape.query), 'query', loot) as Record<string, unknown>) : {}
    const queries = fields.flatMap(([name, inner]) =>
      (inner.enum ?? [sample(inner, name, loot)]).map((value) => ({ ...required, [name]: value })),
    )
    return [required, ...queries].map((query) => {
      const text = new URLSearchParams(query as Record<string, string>).toString()
      return { id, path: text ? `${path}?${text}` : path, init }
    })
  })
}

/** All that an answer says: status, headers and body, but for the id that every request has of its own. */
export async function everythingOf(answer: Response): Promise<string> {
  const said = [...answer.headers].filter(([name]) => name !== 'x-request-id')
  const headers = said.map(([name, value]) => `${name}: ${value}`).join('\n')
  return `${answer.status}\n${headers}\n\n${await answer.text()}`
}
