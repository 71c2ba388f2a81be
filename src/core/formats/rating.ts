import type { Scale } from '#contract/project.ts'
import { gradeOf } from '#core/scale.ts'
import { parseNumber } from './numbers.ts'
import { type Problem, problem } from './rows.ts'

/** Whether a cell could be a rating: a number, or blank for "not rated". */
export function looksLikeRating(cell: string): boolean {
  return cell.trim() === '' || parseNumber(cell) !== null
}

/**
 * A rating cell as a value of `scale`; null if blank, which means not rated. A number (`3`, `3.000`) has to be the
 * integer of a grade; a word has to be a grade's name in some language, or the letter of an ESCI grade. Nothing is rounded.
 */
export function readRating(cell: string, scale: Scale): { value: number | null } | Problem {
  const text = cell.trim()
  if (text === '') return { value: null }
  const number = parseNumber(text)
  if (number !== null) return gradeOf(scale, number) ? { value: number } : problem('unknown-grade', text)
  const word = text.toLowerCase()
  const named = scale.grades.find((grade) => Object.values(grade.names).some((name) => name.toLowerCase() === word))
  if (named) return { value: named.value }
  const letter = scale.kind === 'esci' ? 'icse'.indexOf(word) : -1
  if (letter >= 0 && word.length === 1) return { value: letter }
  return /\d/.test(text) ? problem('bad-number', text) : problem('unknown-grade', text)
}
