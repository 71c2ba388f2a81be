import { useTranslation } from 'react-i18next'
import { inputOf, useActionButton } from '#actions/use-action-button.ts'
import type { Grade } from '#contract/project.ts'
import { localName } from '#core/scale.ts'
import { GradeBadge } from './grade-badge.tsx'
import styles from './judgement-panel.module.css'
import { useLabel, useTask } from './label-context.ts'

/** The grades, each with its key, name and description; nothing is pressed beforehand. */
export function ScaleButtons() {
  const { project } = useLabel()
  const given = useTask((state) => state.judgements[state.task.results[state.at]?.id ?? '']?.relevance?.value ?? null)
  return (
    <div className={styles.scale}>
      {project.scale.grades.map((grade) => (
        <GradeButton key={grade.key} grade={grade} isPressed={grade.value === given} />
      ))}
    </div>
  )
}

function GradeButton({ grade, isPressed }: { grade: Grade; isPressed: boolean }) {
  const { i18n } = useTranslation()
  const { project, task } = useLabel()
  const action = useActionButton('label.grade', { digit: Number(grade.key) })
  const text = (texts: Record<string, string>) => localName(texts, i18n.resolvedLanguage ?? 'en', project.languages)
  return (
    <button
      type="button"
      className={styles.grade}
      aria-pressed={isPressed}
      aria-keyshortcuts={action['aria-keyshortcuts']}
      onClick={(event) => {
        const { pointerType } = event.nativeEvent as PointerEvent
        task.grade(grade.value, event.detail === 0 ? 'key' : inputOf({ pointerType }))
      }}
    >
      <GradeBadge judged={{ relevance: { kind: 'value', value: grade.value, reason: null, explanation: '' } }} />
      <span>
        <b>{text(grade.names)}</b>
        <small>{text(grade.descriptions)}</small>
      </span>
    </button>
  )
}
