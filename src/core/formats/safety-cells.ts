import type { Treatment } from '#contract/basics.ts'
import { safetyCategories } from '#contract/words.ts'
import { categoryOf, type Finding, type SafetyCategory, type SafetyLeaf, type Severity, taxonomy } from '../taxonomy.ts'
import { type Problem, problem } from './rows.ts'

type Read<T> = { value: T } | Problem

const treatments: Record<string, Treatment> = { T0: 'T0', T1: 'T1', T2: 'T2', T3: 'T3', T4: 'T4', TX: 'TX' }

/** A treatment, T0 to T4 or TX, or the problem `unknown-treatment`. */
export function readTreatment(text: string): Read<Treatment> {
  const name = text.toUpperCase()
  const value = Object.hasOwn(treatments, name) ? treatments[name] : undefined
  return value ? { value } : problem('unknown-treatment', text)
}

/** Categories of the taxonomy, separated by `;` or `,`, or as a JSON list; or the problem `unknown-category`. */
export function readCategories(text: string): Read<string[]> {
  const list = text.startsWith('[') ? listIn(text) : text.split(/[;,]/)
  if (!list) return problem('unknown-category', text)
  const value = list.map((name) => String(name).trim().toLowerCase()).filter((name) => name !== '')
  const wrong = value.find((name) => !isCategory(name))
  return wrong === undefined ? { value: [...new Set(value)] } : problem('unknown-category', wrong)
}

function isCategory(name: unknown): name is SafetyCategory {
  return (safetyCategories as readonly unknown[]).includes(name)
}

function listIn(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** More findings than there are leaves make no sense. */
const mostFindings = 64

/**
 * What a model found: a JSON list of `{category, leaf?, severity}`, or `category:severity` and `category/leaf:severity` separated by `;` or `,`. Severity is
 * 0 to 4. Or the problem `bad-prediction`.
 */
export function readPredictions(text: string): Read<Finding[]> {
  const parts: unknown[] | null = text.startsWith('[')
    ? listIn(text)
    : text.split(/[;,]/).filter((part) => part.trim() !== '')
  if (!parts || parts.length > mostFindings) return problem('bad-prediction', text)
  const value: Finding[] = []
  for (const part of parts) {
    const found = typeof part === 'string' ? findingOf(fromWords(part)) : findingOf(part)
    if (!found) return problem('bad-prediction', typeof part === 'string' ? part : (JSON.stringify(part) ?? ''))
    value.push(found)
  }
  return { value }
}

function fromWords(part: string): unknown {
  const match = /^\s*([a-z-]+)\s*(?:\/\s*([a-z-]+)\s*)?:\s*([0-4])\s*$/i.exec(part)
  return (
    match && { category: match[1]?.toLowerCase(), leaf: match[2]?.toLowerCase() ?? null, severity: Number(match[3]) }
  )
}

function findingOf(value: unknown): Finding | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { category, leaf = null, severity } = value as { category?: unknown; leaf?: unknown; severity?: unknown }
  if (!isCategory(category) || ![0, 1, 2, 3, 4].includes(severity as number)) return null
  const leaves: readonly unknown[] = taxonomy.find(({ id }) => id === category)?.leaves ?? []
  if (leaf !== null && (!leaves.includes(leaf) || categoryOf(leaf as SafetyLeaf) !== category)) return null
  return { category, leaf: leaf as SafetyLeaf | null, severity: severity as Severity }
}
