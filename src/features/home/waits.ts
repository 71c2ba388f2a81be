import type { ProjectCard } from '#contract/project.ts'
import { handsOut } from '#core/life.ts'

/** Whether something waits to be labelled by the person in the project. */
export function waits({ roles, state, waiting, open, deferred }: ProjectCard): boolean {
  return handsOut(state) && roles.includes('annotator') && waiting + open + deferred > 0
}
