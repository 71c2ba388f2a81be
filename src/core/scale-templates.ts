import type { Texts } from '#contract/basics.ts'
import type { Grade, Scale } from '#contract/project.ts'

/** A grade before it has words; `text` is its key in the locale namespace `scales`, with `.name` and `.description` below. */
export interface GradeTemplate {
  key: string
  value: number
  gain: number
  text: string
}

/**
 * The scales that a project can begin with, worst grade first. `text` is the key of the scale's own name and description.
 * Gains of 0–3 and 0–4 are the grades, as in trec_eval; those of ESCI are from the Shopping Queries paper (Reddy et al.
 * 2022); half steps of Needs Met are worth half a grade. Preferences gain nothing: they compare, and measure no result.
 */
export const scaleTemplates = [
  {
    kind: 'graded-0-3',
    text: 'graded3',
    grades: [
      { key: '0', value: 0, gain: 0, text: 'graded3.irrelevant' },
      { key: '1', value: 1, gain: 1, text: 'graded3.related' },
      { key: '2', value: 2, gain: 2, text: 'graded3.relevant' },
      { key: '3', value: 3, gain: 3, text: 'graded3.perfect' },
    ],
  },
  {
    kind: 'graded-0-4',
    text: 'graded4',
    grades: [
      { key: '0', value: 0, gain: 0, text: 'graded4.bad' },
      { key: '1', value: 1, gain: 1, text: 'graded4.fair' },
      { key: '2', value: 2, gain: 2, text: 'graded4.good' },
      { key: '3', value: 3, gain: 3, text: 'graded4.excellent' },
      { key: '4', value: 4, gain: 4, text: 'graded4.perfect' },
    ],
  },
  {
    kind: 'binary',
    text: 'binary',
    grades: [
      { key: '0', value: 0, gain: 0, text: 'binary.irrelevant' },
      { key: '1', value: 1, gain: 1, text: 'binary.relevant' },
    ],
  },
  {
    kind: 'esci',
    text: 'esci',
    grades: [
      { key: '0', value: 0, gain: 0, text: 'esci.irrelevant' },
      { key: '1', value: 1, gain: 0.01, text: 'esci.complement' },
      { key: '2', value: 2, gain: 0.1, text: 'esci.substitute' },
      { key: '3', value: 3, gain: 1, text: 'esci.exact' },
    ],
  },
  {
    kind: 'needs-met',
    text: 'needsMet',
    grades: [
      { key: '1', value: 0, gain: 0, text: 'needsMet.fails' },
      { key: '2', value: 1, gain: 0.5, text: 'needsMet.failsPlus' },
      { key: '3', value: 2, gain: 1, text: 'needsMet.slightly' },
      { key: '4', value: 3, gain: 1.5, text: 'needsMet.slightlyPlus' },
      { key: '5', value: 4, gain: 2, text: 'needsMet.moderately' },
      { key: '6', value: 5, gain: 2.5, text: 'needsMet.moderatelyPlus' },
      { key: '7', value: 6, gain: 3, text: 'needsMet.highly' },
      { key: '8', value: 7, gain: 3.5, text: 'needsMet.highlyPlus' },
      { key: '9', value: 8, gain: 4, text: 'needsMet.fully' },
    ],
  },
  {
    kind: 'preference-7',
    text: 'preference7',
    grades: [
      { key: '1', value: -3, gain: 0, text: 'preference7.leftMuch' },
      { key: '2', value: -2, gain: 0, text: 'preference7.left' },
      { key: '3', value: -1, gain: 0, text: 'preference7.leftSlightly' },
      { key: '4', value: 0, gain: 0, text: 'preference7.same' },
      { key: '5', value: 1, gain: 0, text: 'preference7.rightSlightly' },
      { key: '6', value: 2, gain: 0, text: 'preference7.right' },
      { key: '7', value: 3, gain: 0, text: 'preference7.rightMuch' },
    ],
  },
  {
    kind: 'preference-3',
    text: 'preference3',
    grades: [
      { key: '1', value: -1, gain: 0, text: 'preference3.left' },
      { key: '2', value: 0, gain: 0, text: 'preference3.same' },
      { key: '3', value: 1, gain: 0, text: 'preference3.right' },
      { key: '0', value: 9, gain: 0, text: 'preference3.bothBad' },
    ],
  },
] as const satisfies readonly { kind: Scale['kind']; text: string; grades: readonly GradeTemplate[] }[]

/** A scale that comes ready made. */
export type ScaleTemplate = (typeof scaleTemplates)[number]
/** The locale keys of all grades, without `.name` or `.description`. */
export type GradeText = ScaleTemplate['grades'][number]['text']

/** The scale of `template` in `languages`; `say` gives a text in a language, or undefined where there is no translation. */
export function fillTemplate(
  template: ScaleTemplate,
  languages: readonly string[],
  say: (language: string, key: `${GradeText}.${'name' | 'description'}`) => string | undefined,
): Scale {
  const texts = (text: GradeText, part: 'name' | 'description') =>
    Object.fromEntries(
      languages.flatMap((language) => pair(language, say(language, `${text}.${part}`))),
    ) satisfies Texts
  const grades = template.grades.map(
    ({ key, value, gain, text }): Grade => ({
      key,
      value,
      gain,
      names: texts(text, 'name'),
      descriptions: texts(text, 'description'),
    }),
  )
  return { kind: template.kind, grades }
}

function pair(language: string, text: string | undefined): [string, string][] {
  return text ? [[language, text]] : []
}
