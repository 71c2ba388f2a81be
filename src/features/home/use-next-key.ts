import { useNavigate } from '@tanstack/react-router'
import { useActions } from '#actions/use-actions.ts'
import type { ProjectCard } from '#contract/project.ts'

/** Lets Enter open the next task: of the one project where something waits, or of all of them where there are several (`ready`). */
export function useNextKey(ready: readonly ProjectCard[]): void {
  const navigate = useNavigate()
  const [next, ...others] = ready
  const run = () => {
    if (others.length > 0) void navigate({ to: '/label' })
    else if (next) void navigate({ to: '/projects/$projectId/label', params: { projectId: next.id } })
  }
  useActions('home', { 'home.next': next && { run } })
}
