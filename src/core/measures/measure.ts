import { aliases, type Kind, kinds, type Settings, variants } from './catalogue.ts'
import type { Formula } from './formula.ts'
import { type NameParts, nameParts, type Parameter } from './measure-name.ts'
import { judgedOnly, type Ranked } from './ranked.ts'

/**
 * A measure ready to be worked out, query by query; `isSum`: over queries its scores are added up, not averaged; `byGain`: it wants what grades gain,
 * where the others want the grades.
 */
export interface Measure {
  name: string
  formula: Formula
  isSum: boolean
  byGain: boolean
  score: (query: Ranked) => number
}

/** What the name of a measure says wrong: `expected` is what could stand there. */
export class BadMeasure extends Error {
  readonly expected: string
  constructor(name: string, expected: string) {
    super(`${name}: expected ${expected}`)
    this.expected = expected
  }
}

/**
 * The measure of a name as ir_measures writes it (`nDCG@10`, `AP(rel=2)@100`, `RBP(p=0.8)`), or of another tool's variant
 * (`quepid:ndcg@10`). Throws `BadMeasure` for anything else. Scores are not rounded, but where the tool does.
 */
export function measureOf(name: string): Measure {
  const fail = (expected: string): never => {
    throw new BadMeasure(name.trim(), expected)
  }
  const parts = nameParts(name) ?? fail('a measure such as nDCG@10, AP(rel=2)@100 or RBP(p=0.8)')
  const kind = kindOf(parts) ?? fail(`one of ${Object.keys({ ...kinds, ...variants }).join(', ')}`)
  const settings = settingsOf(parts, kind, fail)
  const leavesOut = parts.parameters.get('judged_only') === true
  const score = kind.score(settings)
  return {
    name: name.trim(),
    formula: {
      ...{ gain: null, discount: null, ideal: null, unjudged: leavesOut ? 'left-out' : 'zero' },
      ...{ k: settings.k, rel: null, p: null, maxGrade: null },
      ...kind.formula(settings),
    },
    ...{ isSum: kind.sum ?? false, byGain: kind.byGain ?? false },
    score: leavesOut ? (query) => score(judgedOnly(query)) : score,
  }
}

function kindOf({ tool, base }: NameParts): Kind | undefined {
  const found = (table: Readonly<Record<string, Kind>>, key: string) =>
    Object.hasOwn(table, key) ? table[key] : undefined
  if (tool !== null) return found(variants, `${tool}:${base.toLowerCase()}`)
  return found(kinds, Object.hasOwn(aliases, base) ? (aliases[base] as string) : base)
}

/** Reads what stands in the brackets and after the @; `fail` is told what was expected instead. */
function settingsOf({ base, parameters, at }: NameParts, kind: Kind, fail: (expected: string) => never): Settings {
  const accepts = [...kind.accepts, 'judged_only', ...(kind.cut === 'none' ? [] : ['cutoff'])]
  for (const key of parameters.keys())
    if (!accepts.includes(key)) fail(`${accepts.join(' or ')} in the brackets of ${base}`)
  const given = <T extends Parameter>(
    key: string,
    fits: (value: Parameter) => value is T,
    usual: T,
    what: string,
  ): T => {
    const value = parameters.get(key)
    if (value === undefined) return usual
    return fits(value) ? value : fail(`${key} to be ${what}`)
  }
  const cut = at ?? given('cutoff', isNumber, Number.NaN, 'a rank')
  const hasCut = !Number.isNaN(cut)
  if (kind.cut === 'none' && hasCut) fail(`${base} without @`)
  if (kind.cut === 'needed' && !hasCut) fail(`a rank after ${base}, such as ${base}@10`)
  if (kind.cut === 'recall' && !(cut >= 0 && cut <= 1)) fail(`a recall from 0 to 1 after ${base}, such as ${base}@0.1`)
  if (hasCut && kind.cut !== 'recall' && !(Number.isInteger(cut) && cut > 0)) fail('a whole number from 1 after @')
  return {
    k: hasCut && kind.cut !== 'recall' ? cut : null,
    rel: given('rel', isWhole, base === 'NumRet' ? Number.NaN : 1, 'a whole number'),
    p: given('p', isShare, 0.8, 'between 0 and 1'),
    dcg: given('dcg', isDcg, 'log2', "'log2' or 'exp-log2'"),
    max: given('max', isPositive, 4, 'a number above 0'),
    recall: kind.cut === 'recall' ? cut : 0,
    beta: given('beta', isPositive, 1, 'a number above 0'),
    relative: given('relative', isTruth, false, 'True or False'),
  }
}

const isNumber = (value: Parameter): value is number => typeof value === 'number'
const isWhole = (value: Parameter): value is number => Number.isInteger(value)
const isPositive = (value: Parameter): value is number => isNumber(value) && value > 0
const isShare = (value: Parameter): value is number => isNumber(value) && value > 0 && value < 1
const isTruth = (value: Parameter): value is boolean => typeof value === 'boolean'
const isDcg = (value: Parameter): value is Settings['dcg'] => value === 'log2' || value === 'exp-log2'
