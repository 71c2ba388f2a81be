import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { projectOptions } from '#client/queries/projects.ts'
import { Page } from '#ui/page.tsx'

interface Props {
  projectId: string
  title: string
  actions?: ReactNode
  children: ReactNode
}

/** A page of one project, its name above the title. */
export function WatchFrame({ projectId, title, actions, children }: Props) {
  const { data: project } = useQuery(projectOptions(projectId))
  return (
    <Page title={title} above={project && <span dir="auto">{project.name}</span>} actions={actions}>
      {children}
    </Page>
  )
}
