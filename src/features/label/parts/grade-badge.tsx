import { useTranslation } from 'react-i18next'
import { gradeOf, localName } from '#core/scale.ts'
import type { Judged } from '../store/judgement.ts'
import styles from './grade-badge.module.css'
import { useLabel } from './label-context.ts'

/** The grade of a result as a step of ink, with its key; a name for those who do not see it. */
export function GradeBadge({ judged }: { judged: Judged | undefined }) {
  const { t, i18n } = useTranslation('label')
  const { project } = useLabel()
  const { scale } = project
  const relevance = judged?.relevance
  const flag = judged?.flag ? <i className={styles.flag} title={t('flagged')} /> : null
  if (!relevance) {
    return (
      <span className={styles.badge}>
        {flag}
        <span aria-hidden="true">·</span>
        <span className="visually-hidden">{t('notGraded')}</span>
      </span>
    )
  }
  const grade = relevance.value === null ? undefined : gradeOf(scale, relevance.value)
  const step = grade ? scale.grades.indexOf(grade) / Math.max(1, scale.grades.length - 1) : 0
  const name = grade ? localName(grade.names, i18n.resolvedLanguage ?? 'en', project.languages) : t('cannotJudge')
  return (
    <span
      className={styles.badge}
      data-given=""
      data-strong={step > 0.4 ? '' : undefined}
      style={{ '--step': `${Math.round(step * 100)}%` }}
    >
      {flag}
      <span aria-hidden="true">{grade ? grade.key : '×'}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
