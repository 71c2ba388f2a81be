import { studentPoint } from '../distributions.ts'

/**
 * Why a figure of agreement is undefined: no unit has two labels, all labels have one category (chance alone would agree),
 * or a ratio of values below zero.
 */
export type NoFigure = 'no-pairs' | 'one-category' | 'below-zero'

/** A figure, or why there is none; never 0 or NaN in its place. */
export type Figure = { value: number } | { value: null; reason: NoFigure }

/**
 * A chance-corrected figure: (observed − expected) / (1 − expected) agreement, with its standard error and 95 % interval;
 * these are null where there is one unit only. The interval ends where nobody or everybody agrees.
 */
export type Coefficient =
  | { value: number; observed: number; expected: number; se: number | null; ci95: [number, number] | null }
  | { value: null; reason: NoFigure }

/** Value ± so many standard errors as Student's t has at 97.5 %, at most 1; without degrees of freedom the normal's. */
export function interval95(value: number, se: number, freedom = Number.POSITIVE_INFINITY): [number, number] {
  const reach = studentPoint(freedom) * se
  return [value - reach, Math.min(1, value + reach)]
}

/** Chance agreement this near to 1 leaves nothing to correct. */
const whole = 1 - 1e-12

/** The coefficient for observed and expected agreement, or why there is none; `spread` works out its variance. */
export function coefficient(
  observed: number,
  expected: number,
  units: number,
  spread: (value: number) => number | null,
): Coefficient {
  if (expected > whole) return { value: null, reason: 'one-category' }
  const value = (observed - expected) / (1 - expected)
  const variance = spread(value)
  const se = variance === null || units < 2 ? null : Math.sqrt(Math.max(0, variance))
  if (se === null) return { value, observed, expected, se, ci95: null }
  const [low, high] = interval95(value, se, units - 1)
  // Nothing agrees less than never.
  const least = Math.min(value, -expected / (1 - expected))
  return { value, observed, expected, se, ci95: [Math.max(least, low), high] }
}
