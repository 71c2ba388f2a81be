import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useActions } from '#actions/use-actions.ts'
import { projectListOptions } from '#client/queries/projects.ts'

/** Lets the palette open a project: one of those that the start page has already fetched. */
export function useProjectCommand(): void {
  const navigate = useNavigate()
  const client = useQueryClient()
  const projects = () => client.getQueryData(projectListOptions().queryKey)?.projects ?? []
  useActions('global', {
    'go.project': {
      enabled: () => projects().length > 0,
      choices: () => projects().map(({ id, name }) => ({ id, label: name })),
      run: ({ choice }) => {
        const project = projects().find(({ id }) => id === choice)
        if (!project) return
        const to = project.roles.includes('owner') ? '/projects/$projectId' : '/projects/$projectId/label'
        void navigate({ to, params: { projectId: project.id } })
      },
    },
  })
}
