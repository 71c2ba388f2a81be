import { useTranslation } from 'react-i18next'
import { GradeBadge as Badge } from '#ui/workbench/grade-badge.tsx'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import type { Judged } from '../store/judgement.ts'
import { askedOf } from '../store/lacking.ts'
import { useLabel, useTask } from './label-context.ts'

/** What the person gave a result: its grade, or where safety alone is asked how severe it is. */
export function GradeBadge({ judged }: { judged: Judged | undefined }) {
  const { t } = useTranslation('label')
  const { project } = useLabel()
  const isOnly = useTask((state) => askedOf(state).safety.mode === 'only')
  const { relevance, safety, flag } = judged ?? {}
  if (isOnly && safety?.kind === 'value') {
    const severity = safety.value ?? 0
    const name = t('severityGiven', { severity })
    return <Badge mark={String(severity)} name={name} step={severity / 4} flag={flag ? t('flagged') : null} />
  }
  const given = isOnly ? safety : relevance
  return (
    <ValueBadge
      scale={project.scale}
      languages={project.languages}
      value={given ? given.value : undefined}
      isFlagged={flag !== undefined}
    />
  )
}
