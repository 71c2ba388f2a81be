import type { Card, SafetyDetail } from '#contract/safety.ts'
import type { Preview, ViewRange } from '#contract/viewing.ts'
import { masksText, type SafetyCategory, strictest, worst } from '#core/taxonomy.ts'
import { type Level, viewRange } from '#core/viewing.ts'
import type { HeldFacts } from './stored-result.ts'
import type { Viewer } from './viewer.ts'

/** The categories that are known from the source, the query and models; what single people said is not among them. */
export function knownCategories({ categories, predicted, query_categories }: HeldFacts): SafetyCategory[] {
  const all = [...categories, ...predicted.map(({ category }) => category), ...query_categories]
  return [...new Set(all)] as SafetyCategory[]
}

/** The lowest level that the viewer's choices and the style of masking under trial let these categories start at; null: none says anything. */
function ownStart(categories: SafetyCategory[], { preferences, trialStart }: Viewer): Level | null {
  const chosen = categories.map((category) => preferences.byCategory[category]?.start ?? null)
  const starts = [...chosen, trialStart].filter((level) => level !== null)
  return starts.length > 0 ? (Math.min(...starts) as Level) : null
}

/**
 * Where a masked result and its words start for a viewer, and how far they can be raised; null where it is not masked, or TX.
 * Without pictures media starts as a card, and so do words without a list of the language's words; sealed content is one to who did not opt in.
 */
export function rangeFor(facts: HeldFacts, viewer: Viewer, hasWords: boolean): ViewRange | null {
  const { preferences, settings } = viewer
  const categories = knownCategories(facts)
  const range = viewRange({
    treatment: facts.treatment,
    masksText: categories.some((category) => masksText(category)),
    ownStart: ownStart(categories, viewer),
    ceiling: Math.min(settings.ceiling, preferences.most) as Level,
  })
  if (!range) return null
  const hasPictures = (facts.pictures?.length ?? 0) > 0
  if (facts.treatment === 'T4' && !preferences.sealed) return { start: 0, text: 0, most: 0, hasPictures }
  const wantsWords = categories.every((category) => preferences.byCategory[category]?.words ?? true)
  return {
    start: facts.has_media && !hasPictures ? 0 : range.start,
    text: hasWords && wantsWords ? range.text : (Math.min(range.text, 1) as Level),
    most: range.most,
    hasPictures,
  }
}

/** The picture that a masked result starts with: the largest that was made up to its start level; null where it starts as a card. */
export function previewFor(facts: HeldFacts, range: ViewRange, base: string): Preview | null {
  const fit = (facts.pictures ?? []).filter(({ level }) => level > 0 && level <= range.start).at(-1)
  return fit ? { src: `${base}/preview`, ...fit } : null
}

/** Whether a treatment follows from what people said: it is none that source, model, query or the project's floor ask for. */
export function isByPeople(facts: HeldFacts): boolean {
  const { own_treatment, predicted_treatment, query_treatment, treatment_floor, treatment } = facts
  const known = [own_treatment, predicted_treatment, query_treatment].filter((one) => one !== null)
  return treatment !== (known.length > 0 ? strictest(...known) : treatment_floor)
}

const nothing: Card = { category: null, severity: null, source: null }

/**
 * What a card says: the worst that a model found, else what the source says. Where people made the treatment stricter or looser than these
 * would, it says what two of them agreed on (`verdict`), and nothing of what a single one found.
 */
export function cardOf(facts: HeldFacts, { settings }: Viewer, verdict: SafetyDetail | undefined): Card {
  if (isByPeople(facts)) {
    const agreed = worst(verdict?.findings ?? [], settings.tightening)
    return agreed ? { category: agreed.category, severity: agreed.severity, source: 'people' } : nothing
  }
  const { own_treatment, predicted, predicted_treatment, query_treatment, categories, query_categories } = facts
  const found = worst(predicted, settings.tightening)
  if (found && strictest(predicted_treatment, own_treatment) === predicted_treatment)
    return { category: found.category, severity: found.severity, source: 'prediction' }
  if (own_treatment === null && query_treatment === null) return nothing
  const isOwn = own_treatment !== null && strictest(query_treatment, own_treatment) === own_treatment
  const [category = null] = (isOwn ? categories : query_categories) as SafetyCategory[]
  return { category, severity: null, source: 'source' }
}
