import { useTranslation } from 'react-i18next'
import type { Scale } from '#contract/project.ts'
import { gradeOf, localName } from '#core/scale.ts'
import { GradeBadge } from './grade-badge.tsx'

interface Props {
  scale: Scale
  /** The project's languages, in which grades may have names. */
  languages: readonly string[]
  /** A grade's value; null: cannot be judged; undefined: nothing is given. */
  value: number | null | undefined
  isFlagged?: boolean | undefined
}

/** What was given to a result, after its scale. */
export function ValueBadge({ scale, languages, value, isFlagged }: Props) {
  const { t, i18n } = useTranslation('label')
  const flag = isFlagged ? t('flagged') : null
  if (value === undefined) return <GradeBadge mark={null} name={t('notGraded')} flag={flag} />
  const grade = value === null ? undefined : gradeOf(scale, value)
  if (!grade) return <GradeBadge mark="×" name={t('cannotJudge')} flag={flag} />
  const step = scale.grades.indexOf(grade) / Math.max(1, scale.grades.length - 1)
  const name = localName(grade.names, i18n.resolvedLanguage ?? 'en', languages)
  return <GradeBadge mark={grade.key} name={name} step={step} flag={flag} />
}
