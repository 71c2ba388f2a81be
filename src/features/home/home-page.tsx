import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { projectListOptions } from '#client/queries/projects.ts'
import { sessionOptions } from '#client/queries/session.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { ExposureLine } from './exposure-line.tsx'
import { FirstSteps } from './first-steps.tsx'
import styles from './home.module.css'
import { ProjectRow } from './project-row.tsx'
import { useNextKey } from './use-next-key.ts'
import { waits } from './waits.ts'

/** What waits for the person, per project. */
export function HomePage() {
  const { t } = useTranslation(['home'])
  const { data: session } = useQuery(sessionOptions())
  const projects = useQuery(projectListOptions())
  const owner = session?.me?.serverOwner ?? false
  const list = projects.data?.projects
  const ready = (list ?? []).filter(waits)
  useNextKey(ready)
  const isMany = ready.length > 1
  const actions = (
    <>
      {owner && list && list.length > 0 && (
        <Link className={styles.new} to="/projects/new">
          {t('home:newProject')}
        </Link>
      )}
      {isMany && (
        <Link className={styles.primary} to="/label">
          {t('home:everything')}
        </Link>
      )}
    </>
  )
  return (
    <Page title={t('home:title')} actions={actions}>
      {projects.isPending && <Skeleton lines={6} />}
      <Problem error={projects.error} />
      {list?.length === 0 && (owner ? <FirstSteps /> : <Notice kind="info">{t('home:nothing')}</Notice>)}
      {list && list.length > 0 && (
        <ul className={styles.projects}>
          {list.map((project) => (
            <ProjectRow key={project.id} project={project} isOneOfMany={isMany} />
          ))}
        </ul>
      )}
      <ExposureLine />
    </Page>
  )
}
