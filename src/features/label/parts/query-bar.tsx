import { QueryHeading } from '#ui/workbench/query-heading.tsx'
import { useLabel, useTask } from './label-context.ts'
import { TaskProgress } from './task-progress.tsx'

/** The query of the task in hand. */
export function QueryBar() {
  const { project } = useLabel()
  const query = useTask((state) => state.task.query)
  return (
    <QueryHeading query={query} segment={project.segment}>
      <TaskProgress />
    </QueryHeading>
  )
}
