import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { OpenButton } from '#ui/workbench/open-button.tsx'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { WholePage } from '#ui/workbench/whole-page.tsx'
import { useLabel, useTask } from './label-context.ts'

/** The result in view, large. */
export function Preview() {
  const { t } = useTranslation('label')
  const { task } = useLabel()
  const assignmentId = useTask((state) => state.task.assignmentId)
  const results = useTask((state) => state.task.results)
  const result = useTask((state) => state.task.results[state.at])
  const language = useTask((state) => state.task.query.language)
  const open = useActionButton('label.openPage')
  const isPage = useTask((state) => state.task.kind === 'page')
  if (!result && isPage) return <WholePage {...{ results, language }} hint={t('wholePageHint')} />
  if (!result) return null
  return (
    <ResultPreview
      result={result}
      language={language}
      place={{ assignmentId, subject: result.id }}
      open={<OpenButton action={open} />}
      onLevel={(level) => task.saw(result.id, level)}
    />
  )
}
