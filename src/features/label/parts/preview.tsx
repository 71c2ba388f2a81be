import { useActionButton } from '#actions/use-action-button.ts'
import { OpenButton } from '#ui/workbench/open-button.tsx'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { useTask } from './label-context.ts'

/** The result in view, large. */
export function Preview() {
  const result = useTask((state) => state.task.results[state.at])
  const language = useTask((state) => state.task.query.language)
  const open = useActionButton('label.openPage')
  return result ? <ResultPreview result={result} language={language} open={<OpenButton action={open} />} /> : null
}
