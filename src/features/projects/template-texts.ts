import i18next from 'i18next'
import type { Scale } from '#contract/project.ts'
import { fillTemplate, scaleTemplates } from '#core/scale-templates.ts'
import { loadTexts } from '#i18n/init.ts'
import { languages } from '#i18n/languages.ts'

/** The ready-made scale of a kind with its names in every language of the interface; an own scale starts with two grades. */
export async function readyScale(kind: Scale['kind']): Promise<Scale> {
  const template = scaleTemplates.find((one) => one.kind === kind)
  const empty = { names: {}, descriptions: {} }
  if (!template) return { kind, grades: [0, 1].map((n) => ({ key: String(n), value: n, gain: n, ...empty })) }
  const codes = languages.map(({ code }) => code)
  await loadTexts(codes, 'scales')
  return fillTemplate(template, codes, (lng, key) => {
    const text = i18next.getResource(lng, 'scales', key) as unknown
    return typeof text === 'string' ? text : undefined
  })
}
