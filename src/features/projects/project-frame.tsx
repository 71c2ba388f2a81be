import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { projectOptions } from '#client/queries/projects.ts'
import { Page } from '#ui/page.tsx'

/** A page of one project: its name above the page's own title. The ways to its other pages stand in the shell. */
export function ProjectFrame({
  projectId,
  title,
  actions,
  children,
}: {
  projectId: string
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  const { data: project } = useQuery(projectOptions(projectId))
  return (
    <Page title={title} above={project && <span dir="auto">{project.name}</span>} actions={actions}>
      {children}
    </Page>
  )
}
