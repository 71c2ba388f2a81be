import type { Figure } from '#contract/insights.ts'
import type { Coefficient } from '#core/agreement/figure.ts'

/** A coefficient as the API tells it. */
export function figureOf(found: Coefficient): Figure {
  if (found.value === null)
    return { value: null, low: null, high: null, reason: found.reason === 'below-zero' ? null : found.reason }
  return { value: found.value, low: found.ci95?.[0] ?? null, high: found.ci95?.[1] ?? null, reason: null }
}
