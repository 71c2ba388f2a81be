import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { isPreference } from '#core/preference.ts'
import { asksMore } from '#core/safety.ts'
import { HintKeys, keyRange } from '#ui/workbench/hint-keys.tsx'
import { useLabel } from './label-context.ts'

/** The keys that are used most in labelling. */
export const KeyHints = memo(function KeyHints() {
  const { t } = useTranslation('label')
  const { kind, scale, safety } = useLabel().project
  const cap = keyRange(scale.grades.map(({ key }) => key))
  return (
    <HintKeys
      hints={[
        { text: t('hint.move'), actions: ['label.nextResult', 'label.previousResult'] },
        ...(safety.mode === 'only' ? [] : [{ text: isPreference(kind) ? t('hint.prefer') : t('hint.grade'), cap }]),
        ...(asksMore(safety) ? [{ text: t('hint.safety'), actions: ['label.safety' as const] }] : []),
        { text: t('hint.cannotJudge'), actions: ['label.cannotJudge'] },
        { text: t('hint.guideline'), actions: ['label.guideline'] },
        { text: t('hint.undo'), actions: ['label.undo'] },
        { text: t('hint.keys'), actions: ['global.keys'] },
      ]}
    />
  )
})
