import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { GroupExposure } from '#features/exposure/group-page.tsx'
import { Page } from '#ui/page.tsx'

/** What groups looked at in the project of the address, for its leads. */
export function ProjectExposure() {
  const { t } = useTranslation('care')
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  const { data: project } = useQuery(projectOptions(projectId))
  return (
    <Page title={t('groups.page')} above={project && <span dir="auto">{project.name}</span>}>
      {project && <GroupExposure projectId={projectId} isOwner={project.roles.includes('owner')} />}
    </Page>
  )
}
