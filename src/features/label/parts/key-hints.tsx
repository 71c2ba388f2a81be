import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { Kbd } from '#ui/kbd.tsx'
import { useLabel } from './label-context.ts'
import styles from './status-line.module.css'

/** The keys that are used most, drawn from the action table; hidden where there is no room or no wish for them. */
export const KeyHints = memo(function KeyHints() {
  const { t } = useTranslation('label')
  const { project } = useLabel()
  const grades = project.scale.grades
  const down = useActionButton('label.nextResult').keys[0]
  const up = useActionButton('label.previousResult').keys[0]
  const cannot = useActionButton('label.cannotJudge').keys[0]
  const guideline = useActionButton('label.guideline').keys[0]
  const undo = useActionButton('label.undo').keys[0]
  const all = useActionButton('global.keys').keys[0]
  const hints: [string, (string | undefined)[]][] = [
    [t('hint.move'), [down, up]],
    [t('hint.grade'), [`${grades[0]?.key}–${grades.at(-1)?.key}`]],
    [t('hint.cannotJudge'), [cannot]],
    [t('hint.guideline'), [guideline]],
    [t('hint.undo'), [undo]],
    [t('hint.keys'), [all]],
  ]
  return (
    <span className={styles.hints}>
      {hints.map(([text, keys]) => (
        <span key={text}>
          {keys.map((key) => key && <Kbd key={key}>{key}</Kbd>)} {text}
        </span>
      ))}
    </span>
  )
})
