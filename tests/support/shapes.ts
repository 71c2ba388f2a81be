/** An answer with everything that names one thing in particular taken out: ids, texts and moments by what they are, numbers and flags as they stand. */
export function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames)
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutNames(part)]))
  if (typeof value !== 'string') return value
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)) return '<id>'
  if (/^[\w-]{16}$/.test(value)) return '<scoped>'
  if (/^query \d+$/.test(value)) return '<query>'
  if (/^(Title|Snippet) \d+$/.test(value)) return '<text>'
  return value
}

/** The paths of an answer with the kind of what stands there; a list stands for all its members. */
export function shapeOf(value: unknown, path = ''): string[] {
  const paths = new Set<string>()
  if (Array.isArray(value)) for (const part of value) for (const one of shapeOf(part, `${path}[]`)) paths.add(one)
  else if (value && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) for (const one of shapeOf(part, `${path}.${key}`)) paths.add(one)
  else paths.add(`${path}: ${value === null ? 'null' : typeof value}`)
  return [...paths].sort()
}
