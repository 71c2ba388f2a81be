import type { ProjectCard } from '#contract/project.ts'

/** Whether something waits to be labelled by the person in the project. */
export function waits({ roles, state, waiting, open, deferred }: ProjectCard): boolean {
  const isOpen = state !== 'delivered' && state !== 'closed'
  return isOpen && roles.includes('annotator') && waiting + open + deferred > 0
}
