import { useTranslation } from 'react-i18next'
import { type Hint, HintKeys, keyRange } from '#ui/workbench/hint-keys.tsx'
import { severities } from '../count-bars.tsx'
import { useLeads, useView } from './room-context.ts'

/** The keys that are used most where the room is now. */
export function KeyHints() {
  const { t } = useTranslation(['label', 'review', 'calibration'])
  const { stage, asks, scale } = useView()
  const leads = useLeads()
  const isSettling = stage.phase === 'settle' && leads
  const answers: Hint[] =
    stage.phase === 'vote' || isSettling
      ? [
          asks === 'safety'
            ? { text: t('label:hint.safety'), cap: keyRange(severities.map(String)) }
            : { text: t('label:hint.grade'), cap: keyRange(scale.grades.map(({ key }) => key)) },
          ...(asks === 'both' ? [{ text: t('label:hint.safety'), actions: ['calibration.safety' as const] }] : []),
          { text: t('review:hint.reason'), actions: ['calibration.because'] },
          { text: t('review:hint.clause'), actions: ['calibration.clause'] },
          ...(isSettling ? [] : [{ text: t('label:hint.cannotJudge'), actions: ['calibration.cannotJudge' as const] }]),
        ]
      : []
  return (
    <HintKeys
      hints={[
        ...answers,
        { text: t('label:hint.guideline'), actions: ['calibration.guideline'] },
        { text: t('label:hint.keys'), actions: ['global.keys'] },
      ]}
    />
  )
}
