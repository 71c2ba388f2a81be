import type { Texts } from '#contract/basics.ts'
import type { Grade, Scale } from '#contract/project.ts'
import { normaliseLanguage } from './identity.ts'

/** What can be wrong with a scale. */
export const scaleProblemIds = [
  'too-few-grades',
  'too-many-grades',
  'bad-key',
  'key-taken',
  'bad-value',
  'value-taken',
  'bad-gain',
  'gain-falls',
  'no-name',
  'name-taken',
  'bad-language',
] as const

/** A stable id of a problem, and where it is, as a path from the scale (`['grades', 2, 'key']`). */
export interface ScaleProblem {
  path: (string | number)[]
  id: (typeof scaleProblemIds)[number]
}

/**
 * Everything that keeps `scale` from being used: it needs 2–10 grades, each with a digit and a whole number of its own
 * and a name in at least one language; a higher value never gains less, and no two grades share a name in one language.
 */
export function checkScale(scale: Scale): ScaleProblem[] {
  const { grades } = scale
  const problems: ScaleProblem[] = []
  if (grades.length < 2) problems.push({ path: ['grades'], id: 'too-few-grades' })
  if (grades.length > 10) problems.push({ path: ['grades'], id: 'too-many-grades' })
  return [...problems, ...grades.flatMap((grade, at) => checkGrade(grade, at, grades))]
}

function checkGrade(grade: Grade, at: number, grades: readonly Grade[]): ScaleProblem[] {
  const before = grades.slice(0, at)
  const found: [keyof Grade, ScaleProblem['id'], boolean][] = [
    ['key', 'bad-key', !/^[0-9]$/.test(grade.key)],
    ['key', 'key-taken', before.some((other) => other.key === grade.key)],
    ['value', 'bad-value', !Number.isSafeInteger(grade.value)],
    ['value', 'value-taken', before.some((other) => other.value === grade.value)],
    ['gain', 'bad-gain', !Number.isFinite(grade.gain)],
    ['gain', 'gain-falls', grades.some((other) => other.value < grade.value && other.gain > grade.gain)],
    ['names', 'no-name', !Object.values(grade.names).some((name) => name.trim() !== '')],
  ]
  const problems = found.filter(([, , wrong]) => wrong).map(([field, id]) => ({ path: ['grades', at, field], id }))
  return [...problems, ...checkTexts(grade, at, before)]
}

function checkTexts(grade: Grade, at: number, before: readonly Grade[]): ScaleProblem[] {
  const problems: ScaleProblem[] = []
  for (const field of ['names', 'descriptions'] as const) {
    for (const language of Object.keys(grade[field])) {
      const path = ['grades', at, field, language]
      if (normaliseLanguage(language) !== language) problems.push({ path, id: 'bad-language' })
      const name = textIn(grade.names, language)
      const taken = name !== '' && before.some((other) => textIn(other.names, language) === name)
      if (field === 'names' && taken) problems.push({ path, id: 'name-taken' })
    }
  }
  return problems
}

/** The grade that has `value`, if the scale has one. */
export function gradeOf(scale: Scale, value: number): Grade | undefined {
  return scale.grades.find((grade) => grade.value === value)
}

/** The grade that the digit `key` gives, if the scale has one. */
export function gradeForKey(scale: Scale, key: string): Grade | undefined {
  return scale.grades.find((grade) => grade.key === key)
}

/**
 * The best text of `texts` for a reader: in `language` or the nearest wider tag (`zh-Hant-TW`, `zh-Hant`, `zh`), else in
 * another variety of it, else the same for each of `fallbacks`, else the first there is; `''` if there is none.
 */
export function localName(texts: Texts, language: string, fallbacks: readonly string[] = []): string {
  for (const wanted of [language, ...fallbacks]) {
    for (let tag = wanted; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      const text = textIn(texts, tag)
      if (text !== '') return text
    }
    const root = wanted.split('-')[0] ?? wanted
    const sister = Object.keys(texts).find((tag) => tag.startsWith(`${root}-`) && textIn(texts, tag) !== '')
    if (sister) return textIn(texts, sister)
  }
  return (
    Object.values(texts)
      .find((text) => text.trim() !== '')
      ?.trim() ?? ''
  )
}

function textIn(texts: Texts, language: string): string {
  return Object.hasOwn(texts, language) ? (texts[language]?.trim() ?? '') : ''
}
