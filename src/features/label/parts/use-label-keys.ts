import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Handler } from '#actions/action.ts'
import { useActions } from '#actions/use-actions.ts'
import { isPreference } from '#core/preference.ts'
import { asksMore } from '#core/safety.ts'
import { localName } from '#core/scale.ts'
import { defaultSafety } from '#core/viewing-settings.ts'
import { openPage } from '#ui/workbench/open-button.tsx'
import { explainFieldName } from './explain-field.tsx'
import { useLabel, useTask } from './label-context.ts'

interface Options {
  isCorrection: boolean
  openReasons: () => void
  openSafety: () => void
  toggleGuideline: () => void
}

/** What the keys of the label page do. Each paints within the frame of its key: no effect waits for the network. */
export function useLabelKeys({ isCorrection, openReasons, openSafety, toggleGuideline }: Options): void {
  const { i18n } = useTranslation()
  const { session, task, project } = useLabel()
  const now = (work: () => void) => () => flushSync(work)
  const prefers = isPreference(project.kind)
  const isCourse = useTask((state) => state.task.course !== null)
  const safety = isCourse ? defaultSafety : project.safety
  const result = () => {
    const { task: view, at } = task.store.getState()
    return view.results[at]
  }
  const explain = () => {
    const field = document.querySelector<HTMLTextAreaElement>(`textarea[name="${explainFieldName}"]`)
    field?.focus()
    field?.scrollIntoView({ block: 'nearest' })
  }
  const grading: Handler = {
    run: ({ digit, choice, input }) => {
      const grade = project.scale.grades.find(({ key }) => key === (choice ?? String(digit)))
      if (grade) flushSync(() => task.grade(grade.value, input))
    },
    choices: () =>
      project.scale.grades.map(({ key, names }) => ({
        id: key,
        label: `${key} ${localName(names, i18n.resolvedLanguage ?? 'en', project.languages)}`,
      })),
  }
  // Where two are compared, the digits prefer.
  useActions('preference', { 'preference.give': grading }, prefers)
  useActions('label', {
    'label.submit': {
      run: ({ input }) => {
        // A field that is left first keeps what was written in it.
        if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
        flushSync(() => void session.submit(input))
      },
    },
    'label.undo': { run: ({ input }) => flushSync(() => void session.undo(input)) },
    'label.guideline': { run: toggleGuideline },
    'label.nextResult': { run: now(() => task.move(1)) },
    'label.previousResult': { run: now(() => task.move(-1)) },
    'label.grade': prefers || safety.mode === 'only' ? undefined : grading,
    'label.safety': asksMore(safety) ? { run: now(openSafety) } : undefined,
    'label.explain': project.explain === 'off' || safety.mode === 'only' ? undefined : { run: explain },
    'label.cannotJudge': { run: now(openReasons) },
    'label.flag': { run: ({ input }) => flushSync(() => task.flag(input)) },
    'label.defer': isCorrection ? undefined : { run: now(() => void session.defer()) },
    'label.openPage': { run: () => openPage(result()?.url) },
  })
}
