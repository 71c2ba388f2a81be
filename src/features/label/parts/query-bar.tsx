import { useStore } from 'zustand'
import { ProjectMark } from '#ui/workbench/project-mark.tsx'
import { QueryHeading } from '#ui/workbench/query-heading.tsx'
import { useLabel, useTask } from './label-context.ts'
import { TaskProgress } from './task-progress.tsx'

/** The query of the task in hand, and across projects the name of its own. */
export function QueryBar() {
  const { project, session } = useLabel()
  const query = useTask((state) => state.task.query)
  const isElsewhere = useStore(session.store, (state) => state.isElsewhere)
  return (
    <QueryHeading
      query={query}
      segment={project.segment}
      above={session.projectId === null && <ProjectMark name={project.name} isNew={isElsewhere} />}
    >
      <TaskProgress />
    </QueryHeading>
  )
}
