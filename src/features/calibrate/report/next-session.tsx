import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { suggestionOptions } from '#client/queries/calibration.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useGradeNameIn } from '../use-grade-name.ts'
import styles from './report.module.css'

interface Props {
  project: Project
  sessionId: string
  titleOf: (clause: string) => string
}

/** What a next session could be about, and the way to plan it. */
export function NextSession({ project, sessionId, titleOf }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const nameOf = useGradeNameIn(project)
  const { data, error } = useQuery(suggestionOptions(project.id, sessionId))
  if (error) return <Problem error={error} />
  if (!data) return <Skeleton lines={2} />
  const { suggestion } = data
  if (!suggestion) return <p className={styles.quiet}>{t('report.next.none')}</p>
  const { why, items } = suggestion
  const number = { count: why.votes, n: format.number(why.votes) }
  return (
    <>
      <p>
        {why.kind === 'confusion'
          ? t('report.next.confusion', { ...number, one: nameOf(why.values[0]), other: nameOf(why.values[1]) })
          : t('report.next.clause', { ...number, clause: titleOf(why.clause) })}{' '}
        {items.length === 0
          ? t('report.next.noItems')
          : t('report.next.items', { count: items.length, n: format.number(items.length) })}
      </p>
      <p className={styles.screen}>
        <Link
          className={buttonClass()}
          to="/projects/$projectId/calibration/new"
          params={{ projectId: project.id }}
          search={{ after: sessionId }}
        >
          {t('report.next.plan')}
        </Link>
      </p>
    </>
  )
}
