import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { driftOptions } from '#client/queries/drift.ts'
import { projectOptions } from '#client/queries/projects.ts'
import type { DriftReport } from '#contract/drift.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './drift.module.css'
import { DriftAnchors } from './drift-anchors.tsx'
import { DriftLanguages } from './drift-languages.tsx'
import { DriftPeople } from './drift-people.tsx'

/** Which language and who is harsher, and what tells it. */
export function DriftPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['calibration'])
  const { data: project, error: lost } = useQuery(projectOptions(projectId))
  const { data, error, isPending } = useQuery(driftOptions(projectId))
  const problem = error ?? lost
  return (
    <Page title={t('calibration:drift.title')} above={project && <span dir="auto">{project.name}</span>}>
      <div className={styles.page}>
        {isPending && <Skeleton lines={12} />}
        <Problem error={problem} />
        {data && <State computedAt={data.report?.computedAt ?? null} isComputing={data.isComputing} />}
        {project && data?.report && <Report project={project} report={data.report} />}
      </div>
    </Page>
  )
}

/** As of when figures are, and whether newer ones are on their way. */
function State({ computedAt, isComputing }: { computedAt: string | null; isComputing: boolean }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  return (
    <p className={styles.quiet} role="status">
      {computedAt && t('drift.computed', { when: format.dateTime(computedAt) })}{' '}
      {isComputing && t(computedAt ? 'drift.computing' : 'drift.first')}
    </p>
  )
}

function Report({ project, report }: { project: Project; report: DriftReport }) {
  const { t } = useTranslation('calibration')
  if (report.anchorCount === 0)
    return (
      <Notice kind="info">
        <p>{t('drift.empty')}</p>
        <p>{t('drift.how')}</p>
        <ul>
          <li>
            {t('drift.howImport')}{' '}
            {project.roles.includes('owner') && (
              <Link to="/projects/$projectId/import" params={{ projectId: project.id }}>
                {t('drift.toImport')}
              </Link>
            )}
          </li>
          <li>{t('drift.howSession')}</li>
        </ul>
      </Notice>
    )
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{t('drift.about')}</p>
      <DriftLanguages rows={report.languages} />
      <DriftPeople rows={report.people} />
      <DriftAnchors project={project} anchors={report.anchors} count={report.anchorCount} />
    </div>
  )
}
