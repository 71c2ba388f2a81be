import { useTranslation } from 'react-i18next'
import { gradeOf, localName } from '#core/scale.ts'
import { useRoom, useView } from './room-context.ts'

/** Tells the name of a grade in the reader's language; null is "cannot judge". */
export function useGradeName(): (value: number | null) => string {
  const { t, i18n } = useTranslation('calibration')
  const { scale } = useView()
  const { languages } = useRoom()
  return (value) => {
    const grade = value === null ? undefined : gradeOf(scale, value)
    return grade ? localName(grade.names, i18n.resolvedLanguage ?? 'en', languages) : t('room.cannotJudge')
  }
}
