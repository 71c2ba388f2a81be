import { useActionButton } from '#actions/use-action-button.ts'
import { ComparedLists, ComparedPair } from '#ui/workbench/compared.tsx'
import { OpenButton } from '#ui/workbench/open-button.tsx'
import { useLabel, useTask } from './label-context.ts'

/** What both kinds of sides need of the task. */
function useCompared() {
  const { task } = useLabel()
  const results = useTask((state) => state.task.results)
  const language = useTask((state) => state.task.query.language)
  const at = useTask((state) => state.at)
  return { results, language, at, onLook: task.select }
}

/** The two lists of the task. */
export function SideLists() {
  const leftCount = useTask((state) => state.task.leftCount ?? 0)
  return <ComparedLists {...useCompared()} leftCount={leftCount} />
}

/** The two results of the task. */
export function PairPreview() {
  const open = useActionButton('label.openPage')
  const { task } = useLabel()
  const assignmentId = useTask((state) => state.task.assignmentId)
  return (
    <ComparedPair
      {...useCompared()}
      open={<OpenButton action={open} />}
      placeOf={({ id }) => ({ assignmentId, subject: id })}
      onLevel={({ id }, level) => task.saw(id, level)}
    />
  )
}
