import { useTranslation } from 'react-i18next'
import type { Scale } from '#contract/project.ts'
import { gradeOf, localName } from '#core/scale.ts'

/** Names a grade of a project by its number, as “2 Good”; a number that the scale does not have stands alone. */
export function useGradeNameIn({
  scale,
  languages,
}: {
  scale: Scale
  languages: readonly string[]
}): (value: number) => string {
  const { i18n } = useTranslation()
  return (value) => {
    const grade = gradeOf(scale, value)
    return grade ? `${grade.key} ${localName(grade.names, i18n.resolvedLanguage ?? 'en', languages)}` : String(value)
  }
}
