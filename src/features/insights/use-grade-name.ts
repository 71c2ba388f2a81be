import { useTranslation } from 'react-i18next'
import type { Project } from '#contract/project.ts'
import { gradeOf, localName } from '#core/scale.ts'

/** Names a grade by its number, as “2 Good”; a number that the scale does not have stands alone. */
export function useGradeName({ scale, languages }: Project): (value: number) => string {
  const { i18n } = useTranslation()
  return (value) => {
    const grade = gradeOf(scale, value)
    // The sign stays before its number, whichever way the name is written.
    const number = value < 0 ? `\u2066${value}\u2069` : String(value)
    return grade ? `${number} ${localName(grade.names, i18n.resolvedLanguage ?? 'en', languages)}` : number
  }
}
