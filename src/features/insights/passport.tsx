import { useTranslation } from 'react-i18next'
import type { AgreementReport } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './insights.module.css'
import { useGradeName } from './use-grade-name.ts'

/** What figures are made of, so that nobody has to guess: which labels, which scale, how the intervals come about. */
export function Passport({ project, report }: { project: Project; report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const nameOf = useGradeName(project)
  const { leftOut, scaleVersion, grades, resamples } = report
  return (
    <details className={styles.passport}>
      <summary>{t('passport.title')}</summary>
      <ul>
        <li>{t('passport.labels')}</li>
        <li>
          {t('passport.scale', { version: format.number(scaleVersion), grades: format.list(grades.map(nameOf)) })}
        </li>
        <li>
          {t('passport.leftOut', {
            otherScale: format.number(leftOut.otherScale),
            cannotJudge: format.number(leftOut.cannotJudge),
          })}
        </li>
        <li>{t('passport.alpha')}</li>
        <li>{t('passport.intervals', { resamples: format.number(resamples) })}</li>
      </ul>
    </details>
  )
}
