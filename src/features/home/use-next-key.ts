import { useNavigate } from '@tanstack/react-router'
import { useActions } from '#actions/use-actions.ts'
import type { ProjectCard } from '#contract/project.ts'

/** Lets Enter open the next task: of the first project in the list where one waits for this person. */
export function useNextKey(projects: readonly ProjectCard[] | undefined): void {
  const navigate = useNavigate()
  const next = projects?.find(
    ({ roles, waiting, open, deferred }) => roles.includes('annotator') && waiting + open + deferred > 0,
  )
  useActions('home', {
    'home.next': next && {
      run: () => void navigate({ to: '/projects/$projectId/label', params: { projectId: next.id } }),
    },
  })
}
