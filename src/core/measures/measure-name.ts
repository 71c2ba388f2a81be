/** A value in the brackets of a measure's name. */
export type Parameter = number | string | boolean

/** A measure's name in parts: `opensearch:NDCG@10`, `AP(rel=2)@100`; `at` is what stands after the @. */
export interface NameParts {
  tool: string | null
  base: string
  parameters: ReadonlyMap<string, Parameter>
  at: number | null
}

const shape = /^\s*(?:([a-z]+)\s*:\s*)?([A-Za-z_]+)\s*(?:\(([^()]*)\))?\s*(?:@\s*(\d+(?:\.\d+)?))?\s*$/
const setting = /^\s*([A-Za-z_]+)\s*=\s*(?:(-?\d+(?:\.\d+)?)|'([^']*)'|"([^"]*)"|(True|False|true|false))\s*$/

/** The parts of a name written as ir_measures writes them, with a tool before it for other tools' variants; null if it is not one. */
export function nameParts(text: string): NameParts | null {
  const [whole, tool, base, inside, at] = shape.exec(text) ?? []
  if (whole === undefined || base === undefined) return null
  const parameters = new Map<string, Parameter>()
  for (const part of inside?.trim() ? inside.split(',') : []) {
    const [found, key, number, single, double, truth] = setting.exec(part) ?? []
    if (found === undefined || key === undefined || parameters.has(key)) return null
    parameters.set(key, number !== undefined ? Number(number) : (single ?? double ?? truth?.toLowerCase() === 'true'))
  }
  return { tool: tool ?? null, base, parameters, at: at === undefined ? null : Number(at) }
}
