import { useTranslation } from 'react-i18next'
import { createFormat, type Format } from './formatters.ts'

const formats = new Map<string, Format>()

/** The formats of the language in use; made once per language. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const language = i18n.resolvedLanguage ?? 'en'
  let format = formats.get(language)
  if (!format) {
    format = createFormat(language)
    formats.set(language, format)
  }
  return format
}
