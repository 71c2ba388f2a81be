import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { useLabel, useTask } from './label-context.ts'

/** The grades for the result in view. */
export function TaskScale() {
  const { project, task } = useLabel()
  const given = useTask((state) => state.judgements[state.task.results[state.at]?.id ?? '']?.relevance?.value ?? null)
  return (
    <ScaleButtons
      scale={project.scale}
      languages={project.languages}
      action="label.grade"
      given={given}
      onGrade={(value, input) => task.grade(value, input)}
    />
  )
}
