import { useTranslation } from 'react-i18next'
import type { Scale } from '#contract/project.ts'

/** Names grades in the reader's language, else in English or whatever there is, with their key. */
export function useGradeName(scale: Scale): (value: number) => string {
  const { i18n } = useTranslation()
  return (value) => {
    const grade = scale.grades.find((one) => one.value === value)
    if (!grade) return String(value)
    const name = grade.names[i18n.resolvedLanguage ?? ''] ?? grade.names.en ?? Object.values(grade.names)[0] ?? ''
    return `${grade.key} ${name}`
  }
}
