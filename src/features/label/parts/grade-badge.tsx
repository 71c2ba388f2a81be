import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import type { Judged } from '../store/judgement.ts'
import { useLabel } from './label-context.ts'

/** What the person gave a result. */
export function GradeBadge({ judged }: { judged: Judged | undefined }) {
  const { project } = useLabel()
  return (
    <ValueBadge
      scale={project.scale}
      languages={project.languages}
      value={judged?.relevance ? judged.relevance.value : undefined}
      isFlagged={judged?.flag !== undefined}
    />
  )
}
