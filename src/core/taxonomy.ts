import type { Treatment } from '#contract/basics.ts'
import { leavesByCategory, type safetyLeaves } from '#contract/safety-words.ts'
import type { safetyCategories } from '#contract/words.ts'
import { treatments } from '#contract/words.ts'

export type SafetyCategory = (typeof safetyCategories)[number]
export type SafetyLeaf = (typeof safetyLeaves)[number]
/** 0 none · 1 mild or borderline · 2 clear violation or upsetting · 3 graphic, credible or targeted · 4 extreme. */
export type Severity = 0 | 1 | 2 | 3 | 4

interface Category {
  id: SafetyCategory
  /** The treatment from severity 1 to 4. */
  bySeverity: readonly [Treatment, Treatment, Treatment, Treatment]
  /** Whether its words harm as its pictures do: then text starts as a card. */
  masksText: boolean
  leaves: readonly SafetyLeaf[]
  /** The least that a leaf is treated with, whatever its severity. */
  minimum?: Partial<Record<SafetyLeaf, Treatment>>
  /** Its category in the transparency database of the European Union's Digital Services Act. */
  dsa: string
}

/** What stands in the version of the taxonomy that verdicts are bound to. */
export const policyVersion = 1

/** How each severity of the twelve categories is treated. */
const treated: readonly Omit<Category, 'leaves'>[] = [
  {
    id: 'bullying',
    bySeverity: ['T1', 'T2', 'T3', 'T4'],
    masksText: true,
    minimum: { 'non-consensual-intimate-image': 'T4' },
    dsa: 'CYBER_VIOLENCE',
  },
  {
    id: 'hate',
    bySeverity: ['T1', 'T2', 'T3', 'T4'],
    masksText: true,
    dsa: 'ILLEGAL_OR_HARMFUL_SPEECH',
  },
  {
    id: 'child-safety',
    bySeverity: ['T2', 'T3', 'T4', 'TX'],
    masksText: true,
    minimum: { 'physical-abuse': 'T4', grooming: 'T4', 'sexualisation-of-a-minor': 'TX', 'suspected-csam': 'TX' },
    dsa: 'PROTECTION_OF_MINORS',
  },
  {
    id: 'self-harm',
    bySeverity: ['T1', 'T3', 'T4', 'T4'],
    masksText: true,
    dsa: 'SELF_HARM',
  },
  {
    id: 'violence',
    bySeverity: ['T1', 'T3', 'T4', 'T4'],
    masksText: true,
    minimum: { 'sexual-violence': 'T4' },
    dsa: 'VIOLENCE',
  },
  {
    id: 'animal-harm',
    bySeverity: ['T1', 'T3', 'T4', 'T4'],
    masksText: false,
    minimum: { 'sexual-abuse-of-an-animal': 'T4' },
    dsa: 'ANIMAL_WELFARE',
  },
  {
    id: 'sexual',
    bySeverity: ['T1', 'T2', 'T3', 'T4'],
    masksText: false,
    dsa: 'OTHER_VIOLATION_TC',
  },
  {
    id: 'graphic',
    bySeverity: ['T2', 'T3', 'T4', 'T4'],
    masksText: false,
    dsa: 'OTHER_VIOLATION_TC',
  },
  {
    id: 'extremism',
    bySeverity: ['T2', 'T3', 'T4', 'T4'],
    masksText: false,
    minimum: { 'attacker-footage': 'T4' },
    dsa: 'RISK_FOR_PUBLIC_SECURITY',
  },
  {
    id: 'dangerous-acts',
    bySeverity: ['T0', 'T1', 'T2', 'T4'],
    masksText: false,
    dsa: 'PROTECTION_OF_MINORS',
  },
  {
    id: 'regulated-goods',
    bySeverity: ['T0', 'T1', 'T1', 'T2'],
    masksText: false,
    dsa: 'UNSAFE_AND_PROHIBITED_PRODUCTS',
  },
  {
    id: 'deception',
    bySeverity: ['T0', 'T0', 'T1', 'T1'],
    masksText: false,
    dsa: 'SCAMS_AND_FRAUD',
  },
]

/** The twelve categories with their leaves and how each severity is treated; a project may only tighten it. */
export const taxonomy: readonly Category[] = treated.map((category) => ({
  ...category,
  leaves: leavesByCategory[category.id],
}))

const byId = new Map(taxonomy.map((category) => [category.id, category]))

/** What is harmful, from a model, a source or a person. */
export interface Finding {
  category: SafetyCategory
  leaf: SafetyLeaf | null
  severity: Severity
}

/** A project's own treatments, by category from severity 1 to 4; looser ones than the taxonomy's are ignored. */
export type Tightening = Partial<Record<SafetyCategory, readonly Treatment[]>>

/** The stricter of two or more treatments; T0 of none. */
export function strictest(...some: readonly (Treatment | null | undefined)[]): Treatment {
  return some.reduce<Treatment>(
    (worst, one) => (one && treatments.indexOf(one) > treatments.indexOf(worst) ? one : worst),
    'T0',
  )
}

/** The category that a leaf belongs to. */
export function categoryOf(leaf: SafetyLeaf): SafetyCategory | undefined {
  return taxonomy.find(({ leaves }) => leaves.includes(leaf))?.id
}

/** Whether text of the category starts as a card. */
export function masksText(category: SafetyCategory): boolean {
  return byId.get(category)?.masksText ?? true
}

/** How a finding is treated: by its category and severity, never looser than its leaf's least, nor than the project wants it. Severity 0 is T0. */
export function treatmentOf({ category, leaf, severity }: Finding, tightening: Tightening = {}): Treatment {
  if (severity === 0) return 'T0'
  const found = byId.get(category)
  const own = tightening[category]?.[severity - 1]
  return strictest(found?.bySeverity[severity - 1], leaf && found?.minimum?.[leaf], own)
}

/** How several findings together are treated: as the strictest of them. */
export function treatmentOfAll(findings: readonly Finding[], tightening: Tightening = {}): Treatment {
  return strictest(...findings.map((finding) => treatmentOf(finding, tightening)))
}

/** The finding that a card names: the most strictly treated, then the most severe one. */
export function worst(findings: readonly Finding[], tightening: Tightening = {}): Finding | undefined {
  const rank = (finding: Finding) => treatments.indexOf(treatmentOf(finding, tightening)) * 10 + finding.severity
  return [...findings].sort((a, b) => rank(b) - rank(a))[0]
}
