import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { HintKeys } from '#ui/workbench/hint-keys.tsx'
import { useLabel } from './label-context.ts'

/** The keys that are used most in labelling. */
export const KeyHints = memo(function KeyHints() {
  const { t } = useTranslation('label')
  const { grades } = useLabel().project.scale
  return (
    <HintKeys
      hints={[
        { text: t('hint.move'), actions: ['label.nextResult', 'label.previousResult'] },
        { text: t('hint.grade'), cap: `${grades[0]?.key}–${grades.at(-1)?.key}` },
        { text: t('hint.cannotJudge'), actions: ['label.cannotJudge'] },
        { text: t('hint.guideline'), actions: ['label.guideline'] },
        { text: t('hint.undo'), actions: ['label.undo'] },
        { text: t('hint.keys'), actions: ['global.keys'] },
      ]}
    />
  )
})
