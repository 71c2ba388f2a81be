import { isPreference } from '#core/preference.ts'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { subjectInView, useLabel, useTask } from './label-context.ts'

/** The grades for the result in view. */
export function TaskScale() {
  const { project, task } = useLabel()
  const given = useTask((state) => state.judgements[subjectInView(state)]?.relevance?.value ?? null)
  return (
    <ScaleButtons
      scale={project.scale}
      languages={project.languages}
      action={isPreference(project.kind) ? 'preference.give' : 'label.grade'}
      given={given}
      onGrade={task.grade}
    />
  )
}
