import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionInput } from '#actions/action.ts'
import type { ActionId } from '#actions/table/action-table.ts'
import { inputOf, useActionButton } from '#actions/use-action-button.ts'
import type { Grade, Scale } from '#contract/project.ts'
import { localName } from '#core/scale.ts'
import styles from './judgement.module.css'
import { ValueBadge } from './value-badge.tsx'

interface Props {
  scale: Scale
  languages: readonly string[]
  /** The action whose digits press these buttons. */
  action: ActionId
  given: number | null
  /** Beside one another, without their descriptions. */
  isCompact?: boolean
  onGrade: (value: number, input: ActionInput) => void
}

/** The grades, each with its key, name and description; nothing is pressed beforehand. */
export function ScaleButtons({ given, isCompact = false, ...rest }: Props) {
  return (
    <div className={styles.scale} data-compact={isCompact ? '' : undefined}>
      {rest.scale.grades.map((grade) => (
        <GradeButton key={grade.key} grade={grade} isPressed={grade.value === given} {...rest} />
      ))}
    </div>
  )
}

/** Drawn anew only where it changes: a key presses one and releases another. */
const GradeButton = memo(function GradeButton({
  grade,
  isPressed,
  scale,
  languages,
  action: id,
  onGrade,
}: Omit<Props, 'given' | 'isCompact'> & { grade: Grade; isPressed: boolean }) {
  const { i18n } = useTranslation()
  const action = useActionButton(id, { digit: Number(grade.key) })
  const text = (texts: Record<string, string>) => localName(texts, i18n.resolvedLanguage ?? 'en', languages)
  return (
    <button
      type="button"
      className={styles.grade}
      aria-pressed={isPressed}
      aria-keyshortcuts={action['aria-keyshortcuts']}
      onClick={(event) => {
        const { pointerType } = event.nativeEvent as PointerEvent
        onGrade(grade.value, event.detail === 0 ? 'key' : inputOf({ pointerType }))
      }}
    >
      <ValueBadge scale={scale} languages={languages} value={grade.value} />
      <span>
        <b>{text(grade.names)}</b>
        <small>{text(grade.descriptions)}</small>
      </span>
    </button>
  )
})
