import { useActionButton } from '#actions/use-action-button.ts'
import { OpenButton } from '#ui/workbench/open-button.tsx'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { useTask } from './label-context.ts'
import { WholePage } from './whole-page.tsx'

/** The result in view, large. */
export function Preview() {
  const result = useTask((state) => state.task.results[state.at])
  const language = useTask((state) => state.task.query.language)
  const open = useActionButton('label.openPage')
  const isPage = useTask((state) => state.task.kind === 'page')
  if (!result && isPage) return <WholePage />
  return result ? <ResultPreview result={result} language={language} open={<OpenButton action={open} />} /> : null
}
