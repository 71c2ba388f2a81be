/**
 * Why a figure of agreement is undefined: no unit has two labels, all labels have one category (chance alone would agree),
 * or a ratio of values below zero.
 */
export type NoFigure = 'no-pairs' | 'one-category' | 'below-zero'

/** A figure, or why there is none; never 0 or NaN in its place. */
export type Figure = { value: number } | { value: null; reason: NoFigure }
