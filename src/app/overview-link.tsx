import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { projectListOptions, projectOptions } from '#client/queries/projects.ts'
import { sessionOptions } from '#client/queries/session.ts'

/** The way to all projects at a glance, for those who own the server or, as far as was fetched already, a project. */
export function OverviewLink({ projectId = '' }: { projectId?: string | undefined }) {
  const { t } = useTranslation('common')
  const { data: session } = useQuery(sessionOptions())
  const { data: list } = useQuery({ ...projectListOptions(), enabled: false })
  const { data: project } = useQuery({ ...projectOptions(projectId), enabled: projectId !== '' })
  const owns = [...(list?.projects ?? []), ...(project ? [project] : [])].some(({ roles }) => roles.includes('owner'))
  return session?.me?.serverOwner || owns ? <Link to="/overview">{t('nav.overview')}</Link> : null
}
